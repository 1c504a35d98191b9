package io.kognita.userpool.signup;

import io.kognita.userpool.client.ClientCall;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.password.Credential;
import io.kognita.userpool.trigger.PreSignUp;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.NewUser;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Opens the account of a user whom nothing stands against, and tells the client how to go on. */
@Singleton
class NewAccounts {

    private final Registrations registrations;
    private final SignUpSessions sessions;
    private final Clock clock;

    NewAccounts(Registrations registrations, SignUpSessions sessions, Clock clock) {
        this.registrations = registrations;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Opens an account.
     *
     * @param credential makes the user's credential; gives null for a user without a password
     */
    Uni<SignUpResponse> open(
            ClientCall client,
            Map<String, String> clientMetadata,
            NewUser newcomer,
            PreSignUp.Verdict verdict,
            Function<User, Uni<Credential>> credential) {
        User user = Registrations.user(client.pool(), newcomer, verdict, clock.instant());
        return credential
                .apply(user)
                .flatMap(made -> registrations.register(TriggerContext.of(client, clientMetadata), user, made))
                .map(destination -> response(client, user, destination));
    }

    private SignUpResponse response(ClientCall client, User user, Optional<Destination> destination) {
        boolean confirmed = user.status() == UserStatusType.CONFIRMED;
        return SignUpResponse.builder()
                .userConfirmed(confirmed)
                .userSub(user.sub().toString())
                .codeDeliveryDetails(destination.map(Destination::masked).orElse(null))
                .session(
                        confirmed
                                ? null
                                : sessions.begin(client.client(), user.sub()).orElse(null))
                .build();
    }
}
