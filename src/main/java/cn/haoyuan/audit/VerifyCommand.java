package cn.haoyuan.audit;

import cn.haoyuan.database.Scope;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The command that verifies the chain instead of serving: exit status 0 when it is intact, 1 when it is not. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty("haoyuan.verify-audit")
class VerifyCommand implements ApplicationRunner {

    private final AuditChain chain;
    private final ApplicationContext application;

    VerifyCommand(AuditChain chain, ApplicationContext application) {
        this.chain = chain;
        this.application = application;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        AuditChain.Verdict verdict = Scope.EVERYTHING.call(chain::verify);
        System.out.println(words(verdict));
        System.exit(SpringApplication.exit(application, () -> verdict.intact() ? 0 : 1));
    }

    static String words(AuditChain.Verdict verdict) {
        if (verdict.intact()) {
            return "操作日志完整，共 %1$d 条。%nThe audit chain is intact: %1$d acts.".formatted(verdict.acts());
        }
        return "操作日志自第 %1$d 条起被改动或缺失（此前 %2$d 条完整）。%nThe audit chain is broken at act %1$d (%2$d acts before it are intact)."
                .formatted(verdict.broken().getAsLong(), verdict.acts());
    }
}
