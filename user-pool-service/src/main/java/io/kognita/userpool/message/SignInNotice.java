package io.kognita.userpool.message;

import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverEventActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotifyConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotifyEmailType;

/**
 * Word to a user that a sign-in may not be theirs.
 *
 * @param action what was done, as functions are told
 * @param template the pool's own, or null
 * @param sender who it is from, and whom to answer
 * @param values by the names of their placeholders; what a stranger chose is among them
 */
public record SignInNotice(
        Kind kind,
        AccountTakeoverEventActionType action,
        NotifyEmailType template,
        NotifyConfigurationType sender,
        Map<String, String> values) {

    public SignInNotice {
        values = Map.copyOf(values);
    }

    /** What became of the sign-in. */
    public enum Kind {
        BLOCKED("sign-in-blocked"),
        SECOND_FACTOR("sign-in-second-factor"),
        ALLOWED("sign-in-allowed");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The name of its words where a pool has none of its own. */
        String text() {
            return text;
        }
    }

    /** Values hold a token that judges the sign-in. */
    @Override
    public String toString() {
        return "SignInNotice[" + kind + "]";
    }
}
