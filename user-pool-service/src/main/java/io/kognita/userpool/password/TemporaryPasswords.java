package io.kognita.userpool.password;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;

/** Makes the temporary passwords that invitations carry. They fulfil every policy, whatever it requires. */
@Singleton
public class TemporaryPasswords {

    /** No character that is easily read as another, for people type these. */
    private static final String[] KINDS = {
        "ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789", "!@#%*-+?"
    };

    private static final int LENGTH = 12;

    private final SecureRandom random = new SecureRandom();

    /** A random password of the policy's length, at least twelve characters. */
    public String next(PasswordPolicyType policy) {
        char[] password = new char[Math.max(LENGTH, PasswordRules.minimumLength(policy))];
        for (int position = 0; position < password.length; position++) {
            password[position] = pick(position < KINDS.length ? KINDS[position] : String.join("", KINDS));
        }
        shuffle(password);
        return new String(password);
    }

    private char pick(String alphabet) {
        return alphabet.charAt(random.nextInt(alphabet.length()));
    }

    /** Fisher and Yates: the place of each required kind is random too. */
    private void shuffle(char[] password) {
        for (int last = password.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            char moved = password[last];
            password[last] = password[other];
            password[other] = moved;
        }
    }
}
