package cn.haoyuan.testing;

import cn.haoyuan.plan.Plans;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    @Lazy
    TestDatabase testDatabase(@Value("${test.database}") String database) {
        return new TestDatabase(database);
    }

    /** Made (and written to the database) only where a test asks for it. */
    @Bean
    @Lazy
    TestCity testCity(TestDatabase database) {
        return new TestCity(database.jdbc());
    }

    @Bean
    @Lazy
    PublishedPlan publishedPlan(Plans plans, TransactionTemplate transaction, TestClock clock, TestDatabase database) {
        return new PublishedPlan(plans, transaction, clock, database);
    }

    @Bean
    @Lazy
    Routes routes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        return new Routes(mapping);
    }

    /** Only where the demonstration is loaded. */
    @Bean
    @Lazy
    DemoPeople demoPeople(@Value("${haoyuan.data}") Path data) {
        return new DemoPeople(data);
    }
}
