package io.kognita.userpool.userexport;

import io.kognita.userpool.password.foreign.ForeignHashes;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.StandardAttributes;
import io.kognita.userpool.srp.SrpVerifier;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.SrpCredentials;
import io.kognita.userpool.user.User;
import io.kognita.userpool.userimport.CsvLines;
import io.kognita.userpool.userimport.ExtraColumns;
import io.kognita.userpool.userimport.FileHeader;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Users as rows of a file that an import job takes. */
@Singleton
class ExportedUsers {

    private static final List<String> EXTRA = List.of(
            ExtraColumns.SUB,
            ExtraColumns.STATUS,
            ExtraColumns.ENABLED,
            ExtraColumns.PASSWORD_HASH,
            ExtraColumns.SRP_SALT,
            ExtraColumns.SRP_VERIFIER,
            ExtraColumns.SRP_POOL);
    private static final int HEXADECIMAL = 16;

    private final SrpCredentials srp;

    ExportedUsers(SrpCredentials srp) {
        this.srp = srp;
    }

    String header(Pool pool) {
        return CsvLines.line(columns(pool).stream());
    }

    String rows(Pool pool, List<User> users) {
        List<String> columns = columns(pool);
        return users.stream()
                .map(user -> values(pool, user))
                .map(values -> CsvLines.line(columns.stream().map(column -> values.getOrDefault(column, ""))))
                .collect(Collectors.joining());
    }

    private Map<String, String> values(Pool pool, User user) {
        Map<String, String> values = new HashMap<>(user.attributes());
        values.put(FileHeader.USERNAME, name(pool, user));
        values.put(FileHeader.MFA_ENABLED, Boolean.toString(mfa(pool, user)));
        values.put(ExtraColumns.SUB, user.sub().toString());
        values.put(ExtraColumns.STATUS, user.status().toString());
        values.put(ExtraColumns.ENABLED, Boolean.toString(user.enabled()));
        user.passwordHash()
                .flatMap(hash -> ForeignHashes.exported(hash.phc()))
                .ifPresent(hash -> values.put(ExtraColumns.PASSWORD_HASH, hash));
        srp.verifierOf(user).ifPresent(verifier -> put(values, pool, verifier));
        return values;
    }

    private static void put(Map<String, String> values, Pool pool, SrpVerifier verifier) {
        values.put(ExtraColumns.SRP_SALT, verifier.salt().toString(HEXADECIMAL));
        values.put(ExtraColumns.SRP_VERIFIER, verifier.value().toString(HEXADECIMAL));
        values.put(ExtraColumns.SRP_POOL, pool.shortId());
    }

    /** Where an address takes the place of usernames, a file names users by it. */
    private static String name(Pool pool, User user) {
        return Stream.of(StandardAttributes.EMAIL, StandardAttributes.PHONE_NUMBER)
                .filter(pool.usernameAttributes()::contains)
                .flatMap(attribute -> user.attribute(attribute).stream())
                .findFirst()
                .orElse(user.username());
    }

    private static boolean mfa(Pool pool, User user) {
        UserPoolMfaType pooled = pool.settings().mfaConfiguration();
        return pooled == UserPoolMfaType.ON
                || (pooled == UserPoolMfaType.OPTIONAL
                        && user.secondFactors().enabled().contains(SecondFactor.SMS_MFA));
    }

    private static List<String> columns(Pool pool) {
        return Stream.concat(FileHeader.required(pool).stream(), EXTRA.stream()).toList();
    }
}
