package cn.haoyuan.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands letters to the configured mail server. */
final class Postman {

    private final JavaMailSender server;
    private final MailProperties properties;
    private final String from;
    private final Clock clock;

    Postman(JavaMailSender server, MailProperties properties, String from, Clock clock) {
        this.server = server;
        this.properties = properties;
        this.from = from;
        this.clock = clock;
    }

    void deliver(Letter letter) throws UndeliverableException {
        try {
            server.send(message(letter));
        } catch (AddressException noAddress) {
            throw new UndeliverableException(noAddress, UndeliverableException.Fault.ADDRESS);
        } catch (MailSendException refused) {
            throw new UndeliverableException(cause(refused), fault(cause(refused)));
        } catch (MessagingException | MailException broken) {
            throw new UndeliverableException(broken, UndeliverableException.Fault.SERVER);
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = server.createMimeMessage();
        MimeMessageHelper parts = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        parts.setFrom(from);
        parts.setTo(letter.address());
        parts.setSubject("【好园】" + letter.title());
        parts.setText(text(letter));
        parts.setSentDate(Date.from(clock.instant()));
        // the same at every attempt, so that a mailbox can tell one that came twice
        message.setHeader(
                "Message-ID", "<notice-" + letter.noticeId() + "@" + from.substring(from.indexOf('@') + 1) + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private String text(Letter letter) {
        String where = properties.address().isBlank()
                ? "请登录好园办理。"
                : "请登录办理：" + properties.address().replaceAll("/+$", "") + letter.href();
        return letter.title() + "\n\n" + (letter.body().isBlank() ? "" : letter.body() + "\n\n") + where
                + "\n\n此邮件由系统自动发出，请勿回复。不再接收：登录后在“我的账号”中清空邮箱。\n";
    }

    /** What the server said to the one message. */
    private static Exception cause(MailSendException refused) {
        Exception[] said = refused.getMessageExceptions();
        return said.length > 0 ? said[0] : refused;
    }

    /** What the server says of an address begins with its code: 5 for good, 4 for now. */
    private static UndeliverableException.Fault fault(Exception said) {
        if (!(said instanceof SendFailedException failed)
                || !(failed.getNextException() instanceof SendFailedException address)) {
            return UndeliverableException.Fault.SERVER;
        }
        return String.valueOf(address.getMessage()).startsWith("5")
                ? UndeliverableException.Fault.ADDRESS
                : UndeliverableException.Fault.FOR_NOW;
    }
}
