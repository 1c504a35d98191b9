package io.kognita.wire.event;

/** The Kafka topics of a deployment. */
public final class Topics {

    /** Users created, confirmed, changed, deleted. */
    public static final String USERS = "kognita.users";
    /** Sign-ins, failures, sign-outs, revocations. */
    public static final String AUTHENTICATION = "kognita.authentication";
    /** Pools, clients and other settings changed. */
    public static final String SETTINGS = "kognita.settings";
    /** Identities created and credentials vended. */
    public static final String IDENTITIES = "kognita.identities";
    /** Datasets changed. */
    public static final String SYNC = "kognita.sync";
    /** Messages to deliver; the body is sealed. */
    public static final String MESSAGES = "kognita.messages";

    private Topics() {}
}
