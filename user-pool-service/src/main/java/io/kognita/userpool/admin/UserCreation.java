package io.kognita.userpool.admin;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.AttributeSchema;
import io.kognita.userpool.schema.StandardAttributes;
import io.kognita.userpool.trigger.PreSignUp;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.trigger.TriggerSubject;
import io.kognita.userpool.user.AttributeList;
import io.kognita.userpool.user.NewUser;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Creates users by an administrator's hand: everything is checked, and the function asked, before anything is written. */
@Singleton
class UserCreation {

    private final NewUsers newUsers;
    private final PreSignUp preSignUp;
    private final TemporaryCredentials temporary;
    private final Clock clock;

    UserCreation(NewUsers newUsers, PreSignUp preSignUp, TemporaryCredentials temporary, Clock clock) {
        this.newUsers = newUsers;
        this.preSignUp = preSignUp;
        this.temporary = temporary;
        this.clock = clock;
    }

    Uni<User> create(Pool pool, AdminCreateUserRequest input) {
        NewUser newcomer = newcomer(pool, input);
        boolean passwordless = passwordless(pool, input);
        User user = newcomer.as(
                pool, passwordless ? UserStatusType.CONFIRMED : UserStatusType.FORCE_CHANGE_PASSWORD, clock.instant());
        List<Destination> destinations = Invitations.destinations(input, user);
        Uni<TemporaryCredentials.Made> password =
                passwordless ? Uni.createFrom().nullItem() : temporary.make(pool, user, input.temporaryPassword());
        return newUsers.refuseTaken(pool, newcomer)
                .chain(() -> preSignUp.onAdminCreateUser(
                        Optional.ofNullable(pool.lambdaConfig().preSignUp()), applicant(pool, newcomer, input)))
                .chain(() -> password)
                .flatMap(made -> newUsers.write(
                        TriggerContext.ofAdministrator(pool, input.clientMetadata()),
                        user,
                        input.username(),
                        made,
                        destinations))
                .flatMap(invitation ->
                        newUsers.add(pool, user, invitation, Boolean.TRUE.equals(input.forceAliasCreation())))
                .replaceWith(user);
    }

    private static NewUser newcomer(Pool pool, AdminCreateUserRequest input) {
        Map<String, String> attributes = AttributeList.administered(input.userAttributes());
        refuseSub(attributes);
        NewUser newcomer = NewUser.named(pool, input.username(), attributes);
        pool.schema().check(newcomer.attributes());
        AttributeSchema.refuseVerifiedNothing(newcomer.attributes());
        return newcomer;
    }

    /** Users who sign in with codes need no password, and get none that nobody asked for. */
    private static boolean passwordless(Pool pool, AdminCreateUserRequest input) {
        boolean none =
                input.temporaryPassword() == null || input.temporaryPassword().isEmpty();
        return none && pool.signsInWithoutPassword();
    }

    private static void refuseSub(Map<String, String> attributes) {
        if (attributes.containsKey(StandardAttributes.SUB)) {
            throw invalid("Cannot modify the non-mutable attribute sub");
        }
    }

    private static PreSignUp.Applicant applicant(Pool pool, NewUser newcomer, AdminCreateUserRequest input) {
        return new PreSignUp.Applicant(
                new TriggerSubject(pool.region(), pool.id(), newcomer.username(), TriggerSubject.NO_CLIENT),
                newcomer.attributes(),
                AttributeList.of(input.validationData()),
                input.clientMetadata());
    }

    private static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
