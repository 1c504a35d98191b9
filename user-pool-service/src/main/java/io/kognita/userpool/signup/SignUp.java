package io.kognita.userpool.signup;

import io.kognita.userpool.client.Client;
import io.kognita.userpool.client.ClientCall;
import io.kognita.userpool.client.ClientCalls;
import io.kognita.userpool.password.Credential;
import io.kognita.userpool.password.PasswordRules;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.risk.compromised.ChosenPasswords;
import io.kognita.userpool.risk.compromised.Occasion;
import io.kognita.userpool.trigger.PreSignUp;
import io.kognita.userpool.trigger.TriggerSubject;
import io.kognita.userpool.user.AttributeList;
import io.kognita.userpool.user.NewUser;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventFilterType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;

/** A user creates an account. */
@Singleton
class SignUp extends Operation<SignUpRequest, SignUpResponse> {

    private final ClientCalls clients;
    private final Registrations registrations;
    private final PreSignUp preSignUp;
    private final ChosenPasswords passwords;
    private final NewAccounts accounts;

    SignUp(
            ClientCalls clients,
            Registrations registrations,
            PreSignUp preSignUp,
            ChosenPasswords passwords,
            NewAccounts accounts) {
        super(SignUpRequest::builder, Access.CLIENT);
        this.clients = clients;
        this.registrations = registrations;
        this.preSignUp = preSignUp;
        this.passwords = passwords;
        this.accounts = accounts;
    }

    @Override
    public Uni<SignUpResponse> handle(SignUpRequest input, Call call) {
        return clients.authenticate(input.clientId(), input.username(), input.secretHash(), call)
                .flatMap(client -> signUp(client, input, call));
    }

    private Uni<SignUpResponse> signUp(ClientCall client, SignUpRequest input, Call call) {
        Pool pool = client.pool();
        NewUser newcomer = newcomer(client, input);
        checkPassword(pool, input.password());
        return registrations
                .refuseTaken(pool, newcomer)
                .chain(() -> refuseLeaked(client, input.password(), call))
                .chain(() -> preSignUp.onSignUp(
                        Optional.ofNullable(pool.lambdaConfig().preSignUp()),
                        applicant(client.client(), pool, newcomer, input)))
                .flatMap(verdict -> accounts.open(
                        client,
                        input.clientMetadata(),
                        newcomer,
                        verdict,
                        user -> credential(user, input.password(), pool)));
    }

    private static NewUser newcomer(ClientCall client, SignUpRequest input) {
        Pool pool = client.pool();
        if (pool.adminCreatesOnly()) {
            throw NotAuthorizedException.builder()
                    .message("SignUp is not permitted for this user pool")
                    .build();
        }
        Map<String, String> attributes = AttributeList.writableBy(client.client(), input.userAttributes());
        NewUser newcomer = NewUser.named(pool, input.username(), attributes);
        pool.schema().check(newcomer.attributes());
        pool.schema().requireAll(newcomer.attributes());
        return newcomer;
    }

    private static void checkPassword(Pool pool, String password) {
        if (!withoutPassword(password)) {
            PasswordRules.check(pool.passwordPolicy(), password);
        } else if (!pool.signsInWithoutPassword()) {
            throw InvalidParameterException.builder()
                    .message("Password is required, for the user pool has no passwordless sign-in.")
                    .build();
        }
    }

    private Uni<Void> refuseLeaked(ClientCall client, String password, Call call) {
        return withoutPassword(password)
                ? Uni.createFrom().voidItem()
                : passwords.screen(
                        new Occasion(
                                EventFilterType.SIGN_UP,
                                client.pool(),
                                client.client().id(),
                                call),
                        Optional.empty(),
                        password);
    }

    private Uni<Credential> credential(User user, String password, Pool pool) {
        return withoutPassword(password) ? Uni.createFrom().nullItem() : passwords.hash(pool, user, password);
    }

    private static boolean withoutPassword(String password) {
        return password == null || password.isEmpty();
    }

    private static PreSignUp.Applicant applicant(Client client, Pool pool, NewUser newcomer, SignUpRequest input) {
        return new PreSignUp.Applicant(
                new TriggerSubject(pool.region(), pool.id(), newcomer.username(), client.id()),
                newcomer.attributes(),
                AttributeList.of(input.validationData()),
                input.clientMetadata());
    }
}
