package io.kognita.userpool.password;

import java.util.function.IntPredicate;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;

/** What a pool's password policy asks of a new password. Only Basic Latin characters fulfil a requirement. */
public final class PasswordRules {

    static final String SYMBOLS = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+= ";

    /** AWS's bound on a password; it also bounds the work of one hash. */
    private static final int MAX_LENGTH = 256;

    private PasswordRules() {}

    /**
     * Checks a new password.
     *
     * @throws InvalidPasswordException naming the first rule that the password breaks
     */
    public static void check(PasswordPolicyType policy, String password) {
        require(password.length() >= minimumLength(policy), "Password not long enough");
        require(password.length() <= MAX_LENGTH, "Password too long");
        require(password.chars().noneMatch(Character::isWhitespace), "Password must not contain whitespace");
        requireAny(policy.requireUppercase(), password, PasswordRules::upper, "uppercase");
        requireAny(policy.requireLowercase(), password, PasswordRules::lower, "lowercase");
        requireAny(policy.requireNumbers(), password, PasswordRules::digit, "numeric");
        requireAny(policy.requireSymbols(), password, symbol -> SYMBOLS.indexOf(symbol) >= 0, "symbol");
    }

    static int minimumLength(PasswordPolicyType policy) {
        return policy.minimumLength() == null ? 6 : policy.minimumLength();
    }

    private static void requireAny(Boolean required, String password, IntPredicate kind, String name) {
        require(
                !Boolean.TRUE.equals(required) || password.chars().anyMatch(kind),
                "Password must have " + name + " characters");
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw InvalidPasswordException.builder()
                    .message("Password did not conform with policy: " + rule)
                    .build();
        }
    }

    private static boolean upper(int character) {
        return character >= 'A' && character <= 'Z';
    }

    private static boolean lower(int character) {
        return character >= 'a' && character <= 'z';
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }
}
