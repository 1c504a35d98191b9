package io.kognita.userpool;

import io.kognita.userpool.client.Clients;
import io.kognita.userpool.client.UserPoolClient;
import io.kognita.userpool.pool.UserPool;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** Puts pools and clients of any settings into the database. */
@Singleton
public class TestPools {

    public static final String SECRET = "a-secret-of-a-client-in-tests";

    private final Clients clients;

    TestPools(Clients clients) {
        this.clients = clients;
    }

    /** A pool that verifies e-mail addresses and asks eight characters of a password. */
    public UserPoolType pool(UnaryOperator<UserPoolType.Builder> settings) {
        String id = "us-east-1_" + random(9);
        UserPoolType pool = settings.apply(UserPoolType.builder()
                        .id(id)
                        .name("test")
                        .arn("arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + id)
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                        .policies(policies -> policies.passwordPolicy(policy ->
                                policy.minimumLength(8).requireLowercase(true).requireNumbers(true)))
                        .creationDate(Instant.now())
                        .lastModifiedDate(Instant.now()))
                .build();
        transaction(() -> Panache.getSession().flatMap(session -> session.persist(new UserPool(pool))));
        return pool;
    }

    /** A client without a secret. */
    public String client(String poolId, UnaryOperator<UserPoolClientType.Builder> settings) {
        return client(poolId, null, settings);
    }

    /** A client with {@link #SECRET}. */
    public String clientWithSecret(String poolId) {
        return client(poolId, SECRET, UnaryOperator.identity());
    }

    /** A client with a secret, or without one when it is null. */
    public String client(String poolId, String secret, UnaryOperator<UserPoolClientType.Builder> settings) {
        String id = random(26).toLowerCase(java.util.Locale.ROOT);
        UserPoolClientType client = settings.apply(UserPoolClientType.builder()
                        .userPoolId(poolId)
                        .clientId(id)
                        .clientName("test")
                        .explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH")
                        .creationDate(Instant.now())
                        .lastModifiedDate(Instant.now()))
                .build();
        byte[] sealedSecret = secret == null ? null : clients.seal(id, secret);
        transaction(() ->
                Panache.getSession().flatMap(session -> session.persist(new UserPoolClient(client, sealedSecret))));
        return id;
    }

    /** Runs in a transaction of its own, as an operation does. */
    public static <T> T transaction(Supplier<Uni<T>> work) {
        return await(() -> Panache.withTransaction(work));
    }

    static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static String random(int length) {
        return (UUID.randomUUID().toString() + UUID.randomUUID())
                .replace("-", "")
                .substring(0, length);
    }
}
