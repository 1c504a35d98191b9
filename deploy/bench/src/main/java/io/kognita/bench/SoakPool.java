package io.kognita.bench;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** A pool in which people sign up, each with an address that a code is mailed to. */
final class SoakPool {

    private static final String PASSWORD = "Correct-Horse-7!";

    private final CognitoIdentityProviderClient idp;
    private final String clientId;
    private final AtomicLong people = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private volatile String lastRefusal;

    private SoakPool(CognitoIdentityProviderClient idp, String clientId) {
        this.idp = idp;
        this.clientId = clientId;
    }

    static SoakPool create(LocalRun run) {
        try (CognitoIdentityProviderClient operator = run.operator()) {
            String pool = operator.createUserPool(
                            request -> request.poolName("soak").autoVerifiedAttributes(VerifiedAttributeType.EMAIL))
                    .userPool()
                    .id();
            String client = operator.createUserPoolClient(
                            request -> request.userPoolId(pool).clientName("app"))
                    .userPoolClient()
                    .clientId();
            CognitoIdentityProviderClient app = CognitoIdentityProviderClient.builder()
                    .endpointOverride(run.userPool())
                    .region(Region.US_EAST_1)
                    .credentialsProvider(AnonymousCredentialsProvider.create())
                    .build();
            return new SoakPool(app, client);
        }
    }

    /** Somebody new signs up. */
    void signUp() {
        String name = "person-" + people.incrementAndGet();
        String address = name + "@example.com";
        try {
            idp.signUp(request -> request.clientId(clientId)
                    .username(name)
                    .password(PASSWORD)
                    .userAttributes(attribute -> attribute.name("email").value(address)));
            accepted.add(address);
        } catch (SdkException e) {
            refused.incrementAndGet();
            lastRefusal = e.getMessage();
        }
    }

    /** Addresses of those whose sign-up was accepted. */
    Set<String> accepted() {
        return accepted;
    }

    long refused() {
        return refused.get();
    }

    Optional<String> lastRefusal() {
        return Optional.ofNullable(lastRefusal);
    }
}
