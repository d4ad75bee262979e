package cn.haoyuan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on the terminal where to look, once there is something to see. */
@Component
@ConditionalOnProperty("haoyuan.welcome")
class Welcome {

    private final Environment environment;
    private final Path data;
    private final boolean demo;

    Welcome(
            Environment environment,
            @Value("${haoyuan.data:data}") Path data,
            @Value("${haoyuan.demo:false}") boolean demo) {
        this.environment = environment;
        this.data = data;
        this.demo = demo;
    }

    @EventListener(ApplicationReadyEvent.class)
    void welcome(ApplicationReadyEvent ready) {
        Duration taken = ready.getTimeTaken() == null ? Duration.ZERO : ready.getTimeTaken();
        String address = "http://localhost:" + environment.getProperty("local.server.port") + "/";
        List<String> lines = demo
                ? List.of(
                        "演示城市：登录页上点选一个身份即可登录；全部账号、密码和访问令牌见",
                        "The demonstration city: pick somebody on the sign-in page; accounts, passwords, tokens:",
                        data.resolve("demo-accounts.json").toString())
                : List.of(
                        "首位管理员的初始密码只在首次启动时显示一次，登录后必须修改。",
                        "The first administrator's password was shown once, at the first start, and must be changed.");
        System.out.printf(
                "%n  好园已就绪  Haoyuan is up  %s  (%.1f s)%n  %s%n  按 Ctrl-C 停止  Ctrl-C stops it%n%n",
                address, taken.toMillis() / 1000.0, String.join("\n  ", lines));
    }
}
