package io.kognita.userpool.recovery;

import io.kognita.userpool.code.Limits;
import io.kognita.userpool.code.Subject;
import io.kognita.userpool.password.Passwords;
import io.kognita.userpool.risk.compromised.ChosenPasswords;
import io.kognita.userpool.risk.compromised.Occasion;
import io.kognita.userpool.token.AccessGrant;
import io.kognita.userpool.token.AccessTokens;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChangePasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChangePasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventFilterType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** A signed-in user replaces the password; the old one is proved again, for a stolen token must not be enough. */
@Singleton
class ChangePassword extends Operation<ChangePasswordRequest, ChangePasswordResponse> {

    private final AccessTokens accessTokens;
    private final Limits limits;
    private final Passwords passwords;
    private final ChosenPasswords chosenPasswords;
    private final NewPasswords newPasswords;

    ChangePassword(
            AccessTokens accessTokens,
            Limits limits,
            Passwords passwords,
            ChosenPasswords chosenPasswords,
            NewPasswords newPasswords) {
        super(ChangePasswordRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.limits = limits;
        this.passwords = passwords;
        this.chosenPasswords = chosenPasswords;
        this.newPasswords = newPasswords;
    }

    @Override
    public Uni<ChangePasswordResponse> handle(ChangePasswordRequest input, Call call) {
        return accessTokens
                .verify(input.accessToken())
                .call(grant -> limits.count(Subject.of(grant.user()), Limits.Action.CHANGE_PASSWORD))
                .call(grant -> provePrevious(grant.user(), input.previousPassword()))
                .flatMap(grant -> change(grant, input.proposedPassword(), call))
                .replaceWith(ChangePasswordResponse.builder().build());
    }

    /** A user without a password, who signs in with codes, proves nothing. */
    private Uni<Void> provePrevious(User user, String previous) {
        if (user.passwordHash().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (previous == null || previous.isEmpty()) {
            throw InvalidParameterException.builder()
                    .message("PreviousPassword is required.")
                    .build();
        }
        return passwords
                .verify(previous, user.passwordHash().orElseThrow())
                .invoke(proved -> {
                    if (!proved) {
                        throw incorrect();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> change(AccessGrant grant, String proposed, Call call) {
        return chosenPasswords
                .prepare(
                        new Occasion(EventFilterType.PASSWORD_CHANGE, grant.pool(), grant.clientId(), call),
                        grant.user(),
                        proposed)
                .flatMap(credential ->
                        Panache.withTransaction(() -> newPasswords.afterProof(grant.pool(), grant.user(), credential)));
    }

    static NotAuthorizedException incorrect() {
        return NotAuthorizedException.builder()
                .message("Incorrect username or password.")
                .build();
    }
}
