package io.kognita.identitypool.credential;

import io.kognita.identitypool.identity.IdentityProof;
import io.kognita.identitypool.identity.ProvedIdentity;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;

/** Gives an identity an OpenID token, good for ten minutes: the classic flow, in which the app asks an STS itself. */
@Singleton
class GetOpenIdToken extends Operation<GetOpenIdTokenRequest, GetOpenIdTokenResponse> {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final IdentityProof proof;
    private final OpenIdKeys keys;
    private final OpenIdIssuer issuer;
    private final Clock clock;

    GetOpenIdToken(IdentityProof proof, OpenIdKeys keys, OpenIdIssuer issuer, Clock clock) {
        super(GetOpenIdTokenRequest::builder, Access.CLIENT);
        this.proof = proof;
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public Uni<GetOpenIdTokenResponse> handle(GetOpenIdTokenRequest input, Call call) {
        return proof.prove(input.identityId(), input.logins(), GetOpenIdToken::classic)
                .flatMap(proved -> keys.sign(claims(proved))
                        .map(token -> GetOpenIdTokenResponse.builder()
                                .identityId(proved.identity().id())
                                .token(token)
                                .build()));
    }

    /** Asked in the transaction, so that a refusal undoes what was written for the identity. */
    private static Uni<ProvedIdentity> classic(ProvedIdentity proved) {
        if (!proved.pool().allowsClassicFlow()) {
            throw InvalidParameterException.builder()
                    .message("Basic (classic) flow is not enabled, please use enhanced flow.")
                    .build();
        }
        return Uni.createFrom().item(proved);
    }

    private JwtClaimsBuilder claims(ProvedIdentity proved) {
        Instant now = clock.instant();
        return Jwt.issuer(issuer.issuer())
                .subject(proved.identity().id())
                .audience(proved.pool().id())
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .claim("amr", methods(proved));
    }

    /** How the identity proved itself, as AWS lists it: the kind, each provider, each provider with its user. */
    private static List<String> methods(ProvedIdentity proved) {
        if (!proved.authenticated()) {
            return List.of("unauthenticated");
        }
        Stream<String> logins = proved.logins().stream()
                .flatMap(login -> Stream.of(login.provider(), login.provider() + ":CognitoSignIn:" + login.subject()));
        return Stream.concat(Stream.of("authenticated"), logins).toList();
    }
}
