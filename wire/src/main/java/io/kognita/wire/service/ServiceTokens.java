package io.kognita.wire.service;

import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.config.Deployment;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * The tokens by which the services of a deployment know one another: a JWT (RFC 7519) signed with HS256 under the shared
 * service key, for one called service and one minute.
 *
 * <p>Application scoped, hence made at first use: the filters that hold it are made before there is a configuration.
 */
@ApplicationScoped
public class ServiceTokens {

    /** The header that carries a token. */
    public static final String HEADER = "X-Kognita-Service";

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Duration RENEWAL_MARGIN = Duration.ofSeconds(20);
    private static final int KEY_BYTES = 32;
    private static final int SKEW_SECONDS = 5;

    private final SecretKey key;
    private final String self;
    private final Clock clock;
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();

    private record Issued(String token, Instant renewal) {}

    @Inject
    ServiceTokens(Deployment deployment, @ConfigProperty(name = "quarkus.application.name") String self, Clock clock) {
        this(deployment.serviceKey(), self, clock);
    }

    ServiceTokens(String serviceKey, String self, Clock clock) {
        byte[] bytes = Base64.getDecoder().decode(serviceKey);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("kognita.service-key must be " + KEY_BYTES + " bytes in Base64");
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
        this.self = self;
        this.clock = clock;
    }

    /**
     * A token for calling another service; made once and used again until it nears its end.
     *
     * @param service name of the called service, for example {@code user-pool-service}
     * @throws IllegalStateException when this service has no business there, so that its own tests tell, not a deployment
     */
    public String tokenFor(String service) {
        if (!ServiceCalls.allowed(self, service)) {
            throw new IllegalStateException(self + " may not call " + service);
        }
        Instant now = clock.instant();
        return issued.compute(
                        service, (name, last) -> last == null || now.isAfter(last.renewal) ? issue(name, now) : last)
                .token;
    }

    /**
     * The service that sent a token.
     *
     * @throws AwsFailure {@code AccessDeniedException} when the token is not a valid one for this service, or of a service
     *     that has no business here
     */
    public Caller.Service verify(String token) {
        try {
            JwtClaims claims = consumer().processToClaims(token);
            Instant issuedAt = Instant.ofEpochSecond(claims.getIssuedAt().getValue());
            Instant expiry = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
            boolean lasting = Duration.between(issuedAt, expiry).compareTo(LIFE) > 0;
            if (lasting || !ServiceCalls.allowed(claims.getIssuer(), self)) {
                throw denied();
            }
            return new Caller.Service(claims.getIssuer());
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw denied();
        }
    }

    static AwsFailure denied() {
        return AwsFailure.accessDenied("A valid service token is required");
    }

    private Issued issue(String service, Instant now) {
        String token = Jwt.issuer(self)
                .audience(service)
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(key);
        return new Issued(token, now.plus(LIFE).minus(RENEWAL_MARGIN));
    }

    /** The only algorithm is HS256: a token's header chooses nothing. */
    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setVerificationKey(key)
                .setExpectedAudience(self)
                .setExpectedIssuer(true, null)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(0, (int) LIFE.toSeconds())
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                .build();
    }
}
