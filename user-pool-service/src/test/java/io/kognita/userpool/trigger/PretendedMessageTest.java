package io.kognita.userpool.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** The time of an answer must not tell who has an account, in a pool whose messages a slow function words. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = FakeTriggers.class, restrictToAnnotatedClass = true)
class PretendedMessageTest {

    private static final Duration SLOW = Duration.ofMillis(400);

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    FakeTriggers triggers;

    private PoolFunctions functions;
    private SignIns signIns;

    /** Calls that send a code to whoever may get one, and answer for others as if. */
    enum Way {
        FORGOT_PASSWORD((signIns, name) -> signIns.idp.forgotPassword(
                request -> request.clientId(signIns.client).username(name))),
        RESEND((signIns, name) -> signIns.idp.resendConfirmationCode(
                request -> request.clientId(signIns.client).username(name))),
        FIRST_FACTOR((signIns, name) ->
                signIns.begin("USER_AUTH", Map.of("USERNAME", name, "PREFERRED_CHALLENGE", "EMAIL_OTP")));

        private final BiConsumer<SignIns, String> call;

        Way(BiConsumer<SignIns, String> call) {
            this.call = call;
        }
    }

    @BeforeEach
    void aPoolWithASlowFunction() {
        functions = new PoolFunctions(triggers);
        functions.decide("CustomMessage", PretendedMessageTest::takeTime);
        UserPoolType pool = pools.pool(settings -> settings.lambdaConfig(
                        config -> config.customMessage(functions.arn("CustomMessage")))
                .policies(policies -> policies.passwordPolicy(policy -> policy.minimumLength(8))
                        .signInPolicy(policy -> policy.allowedFirstAuthFactorsWithStrings("PASSWORD", "EMAIL_OTP"))));
        signIns = new SignIns(
                pool.id(),
                pools.client(
                        pool.id(),
                        settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_AUTH")
                                .preventUserExistenceErrors("ENABLED")));
        user(pool, "ann", UserStatusType.CONFIRMED);
        user(pool, "bob", UserStatusType.UNCONFIRMED);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aCodeThatNobodyGetsTakesAsLong(Way way) {
        way.call.accept(signIns, way == Way.RESEND ? "bob" : "ann");
        assertThat(functions.ran()).hasSize(1);

        long begin = System.nanoTime();
        way.call.accept(signIns, "nobody");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(SLOW);
        assertThat(functions.ran()).as("no function is told of a stranger").hasSize(1);
    }

    private static void takeTime(ObjectNode event) {
        try {
            Thread.sleep(SLOW);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void user(UserPoolType pool, String name, UserStatusType status) {
        String address = name + UUID.randomUUID() + "@example.com";
        users.user(pool, name, "passw0rd-of-" + name, status, Map.of("email", address, "email_verified", "true"));
    }
}
