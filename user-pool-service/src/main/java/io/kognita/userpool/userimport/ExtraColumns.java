package io.kognita.userpool.userimport;

import java.util.Set;

/** Columns that a file may have beyond those of AWS. */
public final class ExtraColumns {

    /** The id that a user has had elsewhere. */
    public static final String SUB = "kognita:sub";

    public static final String ENABLED = "kognita:enabled";

    /** The user's status, for one who brings a password along. */
    public static final String STATUS = "kognita:status";

    /** In the notation of the system that made it. */
    public static final String PASSWORD_HASH = "kognita:password_hash";

    /** Hexadecimal, as SRP clients see it. */
    public static final String SRP_SALT = "kognita:srp_salt";

    /** Hexadecimal. */
    public static final String SRP_VERIFIER = "kognita:srp_verifier";

    /** The pool for which the verifier was made, by the part of its id behind the underscore. */
    public static final String SRP_POOL = "kognita:srp_pool";

    static final Set<String> ALL = Set.of(SUB, ENABLED, STATUS, PASSWORD_HASH, SRP_SALT, SRP_VERIFIER, SRP_POOL);

    private ExtraColumns() {}
}
