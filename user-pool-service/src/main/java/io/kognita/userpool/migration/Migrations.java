package io.kognita.userpool.migration;

import io.kognita.userpool.password.Credential;
import io.kognita.userpool.password.PasswordChange;
import io.kognita.userpool.schema.StandardAttributes;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.trigger.UserMigration;
import io.kognita.userpool.user.NewUser;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** Asks the pool's function for a user whom nobody here knows, and stores the one that it tells of. */
@Singleton
public class Migrations {

    /** AWS's bound on a password; nobody has a longer one, and it would cost work to hash. */
    private static final int MAX_PASSWORD = 256;

    /** The name to store where people come with an address that is only an alias. */
    private static final String USERNAME = "username";

    private final UserMigration function;
    private final PasswordChange passwordChange;
    private final Settlement settlement;
    private final Clock clock;

    Migrations(UserMigration function, PasswordChange passwordChange, Settlement settlement, Clock clock) {
        this.function = function;
        this.passwordChange = passwordChange;
        this.settlement = settlement;
        this.clock = clock;
    }

    /**
     * Whom the function knows by a name and a password; nothing is stored yet.
     *
     * @param validationData what the client sent when it began the sign-in
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException when it refuses
     */
    public Uni<Optional<Migrant>> atSignIn(
            TriggerContext context, String name, String password, Map<String, String> validationData) {
        if (password.length() > MAX_PASSWORD) {
            return Uni.createFrom().item(Optional.empty());
        }
        return function.atSignIn(context, name, password, validationData)
                .map(found -> found.map(user -> migrant(context, name, password, user)));
    }

    /** Whom the function knows by a name, without a password; nothing is stored yet. */
    public Uni<Optional<Migrant>> atForgotPassword(TriggerContext context, String name) {
        return function.atForgotPassword(context, name)
                .map(found -> found.map(user -> migrant(context, name, null, user)));
    }

    /**
     * Creates the user. When another call has just brought them, there is nothing left to do.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException when somebody else signs in
     *     with an address of theirs, and the function does not take it away
     */
    public Uni<Void> settle(Migrant migrant) {
        Uni<Credential> credential = migrant.password() == null
                ? Uni.createFrom().nullItem()
                : passwordChange.adopt(migrant.context().pool(), migrant.user(), migrant.password());
        return credential
                .flatMap(made -> settlement.store(migrant, made))
                .onFailure(UsernameExistsException.class)
                .recoverWithNull();
    }

    /** What a function tells of a user has to fit the pool, as what an administrator says. */
    private Migrant migrant(TriggerContext context, String name, String password, UserMigration.Found found) {
        Map<String, String> attributes = new LinkedHashMap<>(found.attributes());
        String username = Optional.ofNullable(attributes.remove(USERNAME)).orElse(name);
        attributes.keySet().removeIf(Migrations::isOurs);
        try {
            NewUser newcomer = NewUser.named(context.pool(), username, attributes);
            context.pool().schema().check(newcomer.attributes());
            UserStatusType status =
                    found.confirmed() && password != null ? UserStatusType.CONFIRMED : UserStatusType.RESET_REQUIRED;
            User user = newcomer.as(context.pool(), status, clock.instant());
            if (found.smsMfa()) {
                askForPhone(user);
            }
            return new Migrant(context, user, name, password, found);
        } catch (InvalidParameterException e) {
            throw InvalidLambdaResponseException.builder()
                    .message(
                            e.awsErrorDetails() == null
                                    ? e.getMessage()
                                    : e.awsErrorDetails().errorMessage())
                    .cause(e)
                    .build();
        }
    }

    /** As AWS documents, nobody comes over whose phone a function wants to be asked for and who has none. */
    private void askForPhone(User user) {
        if (!SecondFactor.SMS_MFA.availableTo(user)) {
            throw InvalidParameterException.builder()
                    .message("User does not have delivery config set to turn on SMS_MFA")
                    .build();
        }
        user.changeSecondFactors(
                user.secondFactors().with(SecondFactor.SMS_MFA).preferring(SecondFactor.SMS_MFA), clock.instant());
    }

    /** Functions that copy users from another pool tell of these, which each pool sets itself. */
    private static boolean isOurs(String attribute) {
        return attribute.equals(StandardAttributes.SUB) || attribute.startsWith("cognito:");
    }
}
