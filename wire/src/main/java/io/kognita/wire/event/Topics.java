package io.kognita.wire.event;

import java.util.List;

/** The Kafka topics of a deployment. */
public final class Topics {

    /** Users created, confirmed, changed, deleted. */
    public static final String USERS = "kognita.users";
    /** Sign-ins, failures, sign-outs, revocations. */
    public static final String AUTHENTICATION = "kognita.authentication";
    /** Pools, clients and other settings changed. */
    public static final String SETTINGS = "kognita.settings";
    /** Events of settings that a service could not read. */
    public static final String SETTINGS_DEAD_LETTER = "kognita.settings.dead-letter";
    /** Identities created and credentials vended. */
    public static final String IDENTITIES = "kognita.identities";
    /** Datasets changed. */
    public static final String SYNC = "kognita.sync";
    /** Messages to deliver; the body is sealed. */
    public static final String MESSAGES = "kognita.messages";
    /** Messages that could not be delivered, as they came and with the reason in headers. */
    public static final String MESSAGES_DEAD_LETTER = "kognita.messages.dead-letter";
    /** Functions run by triggers, with outcome and duration. */
    public static final String EXECUTIONS = "kognita.executions";

    /** Every topic, in the order above. */
    static final List<String> ALL = List.of(
            USERS,
            AUTHENTICATION,
            SETTINGS,
            SETTINGS_DEAD_LETTER,
            IDENTITIES,
            SYNC,
            MESSAGES,
            MESSAGES_DEAD_LETTER,
            EXECUTIONS);

    private Topics() {}
}
