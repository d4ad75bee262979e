package cn.haoyuan.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "haoyuan.database.url", matchIfMissing = true, havingValue = "embedded")
    EmbeddedServer embeddedServer(
            DatabaseProperties properties, @Value("${haoyuan.verify-audit:false}") boolean verifies)
            throws IOException {
        return EmbeddedServer.on(properties.data(), verifies);
    }

    @Bean
    @ConditionalOnMissingBean
    Connections connections(DatabaseProperties properties, ObjectProvider<EmbeddedServer> embedded)
            throws SQLException {
        EmbeddedServer server = embedded.getIfAvailable();
        return server == null ? Connections.configured(properties.database()) : Connections.embedded(server);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource pool(Connections connections, DatabaseProperties properties) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("haoyuan");
        pool.setJdbcUrl(connections.url());
        pool.setUsername(connections.app());
        pool.setPassword(connections.appPassword());
        pool.setMaximumPoolSize(properties.database().pool());
        // a new connection plans every statement anew, the largest in 100 ms: once a day, not every half hour
        pool.setMaxLifetime(Duration.ofDays(1).toMillis());
        pool.addDataSourceProperty("ApplicationName", "haoyuan");
        pool.addDataSourceProperty("prepareThreshold", "1");
        // what is asked without a scope (the session of each request) is found by its key; with one, see
        // ScopedTransactionManager
        pool.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan");
        // the driver would set the zone of this machine, whatever the connection asks for
        pool.setConnectionInitSql("set time zone 'Asia/Shanghai'");
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    @Bean
    @Primary
    DataSource dataSource(HikariDataSource pool) {
        return ProxyDataSourceBuilder.create(pool)
                .listener(new QueryCount.Listener())
                .build();
    }

    @Bean
    ScopedTransactionManager transactionManager(DataSource dataSource) {
        return new ScopedTransactionManager(dataSource);
    }

    /** Said here because Boot's own stands back where another (that of the sessions) is declared. */
    @Bean
    @Primary
    TransactionTemplate transactionTemplate(ScopedTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    FlywayConfigurationCustomizer migrateAsOwner(Connections connections) {
        return flyway -> flyway.dataSource(
                new DriverManagerDataSource(connections.url(), connections.owner(), connections.ownerPassword()));
    }
}
