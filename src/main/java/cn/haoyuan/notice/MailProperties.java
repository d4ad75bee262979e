package cn.haoyuan.notice;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail goes out where {@code spring.mail.host} is configured.
 *
 * @param from the sender's address; the user name of the mail server where none is given
 * @param address where people find the application, as https://haoyuan.example.cn; without it mails carry no link
 */
@ConfigurationProperties("haoyuan.mail")
record MailProperties(
        @DefaultValue("") String from, @DefaultValue("") String address) {}
