package io.kognita.trigger.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How messages to users are delivered. */
@ConfigMapping(prefix = "kognita.message")
public interface MessageSettings {

    /** Tries of one message before it goes to the dead-letter topic. */
    @WithDefault("16")
    int tries();

    /** Pause after the first failed try; doubles with each. */
    @WithDefault("1S")
    Duration firstPause();

    /** Longest pause between two tries. */
    @WithDefault("10M")
    Duration longestPause();

    /** How long one try may take. */
    @WithDefault("30S")
    Duration timeout();

    /** Messages that this process delivers at a time. */
    @WithDefault("16")
    int concurrency();

    /** How long the ids of delivered messages are remembered. */
    @WithDefault("7D")
    Duration remembered();

    /** The mail server. */
    Mail mail();

    /** What carries text messages. */
    Sms sms();

    /** The mail server. */
    interface Mail {

        /** Host of the SMTP server. */
        @WithDefault("localhost")
        String host();

        /** Port of the SMTP server. */
        @WithDefault("587")
        int port();

        /**
         * How the connection is encrypted: start-tls, tls (from the first byte), start-tls-if-offered, or none. Certificates
         * of a private authority are trusted by the TLS configuration quarkus.tls.mail.*
         */
        @WithDefault("start-tls")
        Encryption encryption();

        /** Name to authenticate with; without one the server is not asked to. */
        Optional<String> username();

        /** Password to authenticate with. */
        Optional<String> password();

        /** Sender of messages whose pool names none. */
        @WithDefault("no-reply@localhost")
        String from();
    }

    /** What carries text messages: a webhook, SNS or SMPP; without any they go to the dead-letter topic. */
    interface Sms {

        /** A webhook that is called for each text message. */
        Optional<SmsWebhook> webhook();

        /** Amazon SNS, or what speaks its protocol. */
        Optional<Sns> sns();

        /** A message centre that speaks SMPP 3.4. */
        Optional<Smpp> smpp();
    }

    /** A webhook that is called for each text message. */
    interface SmsWebhook {

        /** Address of the webhook. */
        URI url();

        /** The secret that signs each call: whsec_ and the Base64 of 24 to 64 bytes. */
        String secret();
    }

    /** Amazon SNS, or what speaks its protocol. */
    interface Sns {

        /** Address of the service; AWS's own in the region when absent. */
        Optional<URI> endpoint();

        /** Region of the signature. */
        String region();

        /** Id of the access key that may publish. */
        String accessKeyId();

        /** Secret of the access key. */
        String secretAccessKey();

        /** The sender that phones show, where their networks permit one. */
        Optional<String> senderId();
    }

    /** A message centre that speaks SMPP 3.4. */
    interface Smpp {

        /** Host of the message centre. */
        String host();

        /** Port of the message centre; 3550 when absent. */
        OptionalInt port();

        /**
         * Whether the connection is encrypted; it is when absent. Certificates of a private authority are trusted by the TLS
         * configuration quarkus.tls.smpp.*
         */
        Optional<Boolean> tls();

        /** Name to bind with. */
        String systemId();

        /** Password to bind with. */
        String password();

        /** Type of system, where the message centre wants one. */
        Optional<String> systemType();

        /**
         * The sender that phones show: a number with its country code and a plus, a short code, or up to eleven letters and
         * digits. The message centre chooses when absent.
         */
        Optional<String> sender();

        /** After how long without traffic the message centre is asked whether it is still there; 30S when absent. */
        Optional<Duration> enquireLink();
    }

    /** How a connection to a mail server is encrypted. */
    enum Encryption {
        NONE,
        START_TLS_IF_OFFERED,
        START_TLS,
        TLS
    }
}
