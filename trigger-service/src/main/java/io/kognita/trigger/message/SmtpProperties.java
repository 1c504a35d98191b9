package io.kognita.trigger.message;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/** The configuration of the mail server in the words of Jakarta Mail. */
final class SmtpProperties {

    /** Name of the TLS configuration ({@code quarkus.tls.mail.*}) for certificates of a private authority. */
    private static final String TLS = "mail";

    private SmtpProperties() {}

    static Properties of(MessageSettings settings, TlsConfigurationRegistry certificates) {
        MessageSettings.Mail mail = settings.mail();
        Properties properties = new Properties();
        String timeout = Long.toString(settings.timeout().toMillis());
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", mail.host());
        properties.put("mail.smtp.port", Integer.toString(mail.port()));
        properties.put("mail.smtp.auth", Boolean.toString(mail.username().isPresent()));
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        // The answer to QUIT changes nothing about a mail that was taken.
        properties.put("mail.smtp.quitwait", "false");
        properties.putAll(encryption(mail.encryption()));
        certificate(certificates).ifPresent(sockets -> properties.put("mail.smtp.ssl.socketFactory", sockets));
        return properties;
    }

    /** The same for an address beyond ASCII (RFC 6531), whose letters would become others; not every server takes one. */
    static Properties international(Properties properties) {
        Properties international = new Properties();
        international.putAll(properties);
        international.put("mail.mime.allowutf8", "true");
        return international;
    }

    private static Properties encryption(MessageSettings.Encryption encryption) {
        Properties properties = new Properties();
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (encryption) {
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case START_TLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case START_TLS_IF_OFFERED -> properties.put("mail.smtp.starttls.enable", "true");
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
        }
        return properties;
    }

    private static Optional<SSLSocketFactory> certificate(TlsConfigurationRegistry certificates) {
        return certificates.get(TLS).map(SmtpProperties::sockets);
    }

    private static SSLSocketFactory sockets(TlsConfiguration configured) {
        try {
            return configured.createSSLContext().getSocketFactory();
        } catch (Exception e) {
            throw new IllegalStateException("quarkus.tls." + TLS + " cannot be used", e);
        }
    }
}
