package cn.haoyuan.notice;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class MailConfiguration {

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    Postman postman(
            JavaMailSender server,
            MailProperties properties,
            @Value("${spring.mail.username:}") String user,
            Clock clock) {
        String from = properties.from().isBlank() ? user : properties.from();
        if (!from.contains("@")) {
            throw new IllegalStateException("配置了 spring.mail.host，但没有发件地址：请设置 haoyuan.mail.from");
        }
        return new Postman(server, properties, from, clock);
    }
}
