package io.kognita.userpool.userimport;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.AttributeSchema;
import io.kognita.userpool.schema.StandardAttributes;
import io.kognita.userpool.user.NewUser;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.User;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Makes users of rows, by the rules of the pool and those of AWS for files of users. */
@Singleton
class ImportedUsers {

    private static final int LONGEST_USERNAME = 128;

    /** Flags of the schema, which a spreadsheet writes in capitals. */
    private static final List<String> FLAGS =
            List.of(StandardAttributes.EMAIL_VERIFIED, StandardAttributes.PHONE_NUMBER_VERIFIED);

    private final ImportedPasswords passwords;
    private final Clock clock;

    ImportedUsers(ImportedPasswords passwords, Clock clock) {
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * The user of a row, not yet stored.
     *
     * @throws RowRefused when it breaks a rule
     */
    User read(Pool pool, ImportRules rules, String line) {
        UserRecord row = new UserRecord(rules.header(), line);
        try {
            return user(pool, rules, row);
        } catch (InvalidParameterException e) {
            throw new RowRefused(message(e).strip());
        }
    }

    private User user(Pool pool, ImportRules rules, UserRecord row) {
        String username = row.required(FileHeader.USERNAME);
        boolean mfa = mfa(pool, row);
        UUID sub = row.take(ExtraColumns.SUB).map(ImportedUsers::id).orElseGet(UUID::randomUUID);
        boolean enabled = row.flag(ExtraColumns.ENABLED).orElse(true);
        ImportedPasswords.Imported password = passwords.take(pool, rules, row);
        NewUser newcomer = newcomer(pool, sub, username, attributes(row));
        if (!password.isPresent()) {
            requireVerified(pool, newcomer.attributes());
        }
        User user = newcomer.as(pool, password.status(), clock.instant());
        passwords.give(pool, user, password);
        if (!enabled) {
            user.enable(false, clock.instant());
        }
        if (mfa && SecondFactor.SMS_MFA.availableTo(user)) {
            user.changeSecondFactors(user.secondFactors().with(SecondFactor.SMS_MFA), clock.instant());
        }
        return user;
    }

    private static NewUser newcomer(Pool pool, UUID sub, String username, Map<String, String> attributes) {
        if (username.length() > LONGEST_USERNAME
                || username.chars().anyMatch(character -> Character.isWhitespace(character) || character == 0)) {
            throw new RowRefused("The username is longer than " + LONGEST_USERNAME + " characters or has white space.");
        }
        NewUser newcomer = NewUser.named(pool, sub, username, attributes);
        pool.schema().check(newcomer.attributes());
        pool.schema().requireAll(newcomer.attributes());
        AttributeSchema.refuseVerifiedNothing(newcomer.attributes());
        return newcomer;
    }

    private static Map<String, String> attributes(UserRecord row) {
        Map<String, String> attributes = new LinkedHashMap<>();
        FLAGS.forEach(flag -> row.flag(flag).ifPresent(value -> attributes.put(flag, Boolean.toString(value))));
        row.rest().forEach((name, value) -> {
            if (value.indexOf(0) >= 0) {
                throw new RowRefused("The value of " + name + " has a character that cannot be stored.");
            }
            attributes.put(name, value);
        });
        return attributes;
    }

    /** The pool decides whether text messages are asked of all users, of nobody, or of those whose row says so. */
    private static boolean mfa(Pool pool, UserRecord row) {
        boolean wanted = row.flag(FileHeader.MFA_ENABLED)
                .orElseThrow(() -> new RowRefused("The User Record does not set " + FileHeader.MFA_ENABLED + "."));
        UserPoolMfaType pooled = pool.settings().mfaConfiguration();
        if (wanted && (pooled == null || pooled == UserPoolMfaType.OFF)) {
            throw new RowRefused(FileHeader.MFA_ENABLED + " must be false, for the user pool has no MFA.");
        }
        if (!wanted && pooled == UserPoolMfaType.ON) {
            throw new RowRefused(FileHeader.MFA_ENABLED + " must be true, for the user pool requires MFA.");
        }
        return wanted;
    }

    /** Who has no password sets one with a code, which has to reach them. */
    private static void requireVerified(Pool pool, Map<String, String> attributes) {
        Stream<String> verified = pool.autoVerified().stream().map(attribute -> attribute + "_verified");
        if (verified.noneMatch(flag -> "true".equals(attributes.get(flag)))) {
            throw new RowRefused("The User Record does not set any of the auto verified attributes to true."
                    + " (Example: email_verified to true).");
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new RowRefused("The value of " + ExtraColumns.SUB + " is no UUID.");
        }
    }

    private static String message(InvalidParameterException broken) {
        return broken.awsErrorDetails() == null
                ? broken.getMessage()
                : broken.awsErrorDetails().errorMessage();
    }
}
