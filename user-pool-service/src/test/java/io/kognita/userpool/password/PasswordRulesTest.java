package io.kognita.userpool.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;

class PasswordRulesTest {

    private static final PasswordPolicyType STRICT = PasswordPolicyType.builder()
            .minimumLength(8)
            .requireUppercase(true)
            .requireLowercase(true)
            .requireNumbers(true)
            .requireSymbols(true)
            .build();

    @ParameterizedTest
    @CsvSource({
        "Ab1!xyz, not long enough",
        "abcdef1!, must have uppercase characters",
        "ABCDEF1!, must have lowercase characters",
        "Abcdefg!, must have numeric characters",
        "Abcdefg1, must have symbol characters",
        "ÀÉbcdef1!, must have uppercase characters",
        "Abcdef١!, must have numeric characters",
        "Abcdef1€, must have symbol characters"
    })
    void namesTheBrokenRule(String password, String rule) {
        assertThatThrownBy(() -> PasswordRules.check(STRICT, password))
                .isInstanceOf(InvalidPasswordException.class)
                .hasMessageStartingWith("Password did not conform with policy: Password " + rule);
    }

    @Test
    void acceptsWhatFulfilsAllRules() {
        assertThatCode(() -> PasswordRules.check(STRICT, "Abcdef1!")).doesNotThrowAnyException();
        assertThatCode(() -> PasswordRules.check(STRICT, "Пароль-Ab1-日本")).doesNotThrowAnyException();
    }

    @Test
    void asksOnlyWhatThePolicyAsks() {
        PasswordPolicyType lax = PasswordPolicyType.builder().minimumLength(6).build();
        assertThatCode(() -> PasswordRules.check(lax, "aaaaaa")).doesNotThrowAnyException();
    }

    @Test
    void boundsTheLengthWhateverThePolicy() {
        PasswordPolicyType lax = PasswordPolicyType.builder().minimumLength(6).build();
        assertThatCode(() -> PasswordRules.check(lax, "a".repeat(256))).doesNotThrowAnyException();
        assertThatThrownBy(() -> PasswordRules.check(lax, "a".repeat(257)))
                .isInstanceOf(InvalidPasswordException.class);
    }

    @RepeatedTest(50)
    void temporaryPasswordsFulfilThePolicyAndDiffer() {
        TemporaryPasswords temporary = new TemporaryPasswords();
        PasswordPolicyType lengthy = STRICT.toBuilder().minimumLength(40).build();
        assertThatCode(() -> PasswordRules.check(STRICT, temporary.next(STRICT)))
                .doesNotThrowAnyException();
        assertThatCode(() -> PasswordRules.check(lengthy, temporary.next(lengthy)))
                .doesNotThrowAnyException();
        Set<String> seen = new HashSet<>();
        for (int made = 0; made < 20; made++) {
            assertThat(seen.add(temporary.next(STRICT))).isTrue();
        }
    }
}
