package io.kognita.hostedui.page;

import io.kognita.hostedui.client.UserPoolRefusal;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** What a user reads when user-pool-service refuses: the same words whether an account exists or not. */
@Singleton
public class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final Texts texts;

    Refusals(Texts texts) {
        this.texts = texts;
    }

    /** The text for a refusal. */
    public String text(UserPoolRefusal refusal) {
        return switch (refusal.code()) {
            case "NotAuthorizedException", "UserNotFoundException" ->
                isLockOut(refusal) ? texts.tooManyAttempts() : texts.badCredentials();
            case "TooManyRequestsException", "LimitExceededException", "TooManyFailedAttemptsException" ->
                texts.tooManyAttempts();
            case "CodeMismatchException", "ExpiredCodeException", "EnableSoftwareTokenMFAException" -> texts.badCode();
            case "UsernameExistsException", "AliasExistsException" -> texts.nameTaken();
            case "InvalidPasswordException", "PasswordHistoryPolicyViolationException" -> refusal.getMessage();
            case "InvalidParameterException" -> invalid(refusal.getMessage());
            case "SerializationException" -> texts.checkInput();
            case "UserLambdaValidationException" -> refusal.getMessage();
            case "CodeDeliveryFailureException" -> texts.codeNotSent();
            default -> {
                LOG.errorf("user-pool-service refused with %s", refusal.code());
                yield texts.unavailable();
            }
        };
    }

    /** True when the user must wait and may then try the same again. */
    public boolean isLockOut(UserPoolRefusal refusal) {
        return refusal.getMessage().contains("attempts exceeded");
    }

    /** The text for a refusal of a code: an unknown user's code is as wrong as a wrong one. */
    public String codeText(UserPoolRefusal refusal) {
        return switch (refusal.code()) {
            case "NotAuthorizedException", "UserNotFoundException" -> texts.badCode();
            default -> text(refusal);
        };
    }

    /** A constraint's message quotes the input and speaks of members, which no user needs to see. */
    private String invalid(String message) {
        return message.contains("validation error") || message.isBlank() ? texts.checkInput() : message;
    }
}
