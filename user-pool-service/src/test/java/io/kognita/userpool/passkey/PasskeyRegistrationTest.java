package io.kognita.userpool.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.MfaPool;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.kognita.userpool.passkey.VirtualAuthenticator.Kind;
import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListWebAuthnCredentialsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserVerificationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnChallengeNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnClientMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnConfigurationMissingException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialNotSupportedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnNotEnabledException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnOriginNotAllowedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnRelyingPartyMismatchException;

/** Users who register, list and delete passkeys. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PasskeyRegistrationTest {

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    private static PasskeyPool shared;

    private PasskeyPool pool;
    private User user;
    private String ann;
    private String token;

    @BeforeEach
    void aUserOfAPoolWithPasskeys() {
        if (shared == null) {
            shared = new PasskeyPool(pools, users).atLocalhost();
        }
        aUserOf(shared);
    }

    private void aUserOf(PasskeyPool of) {
        pool = of;
        user = pool.user("ann-" + UUID.randomUUID());
        ann = user.username();
        token = pool.token(ann);
    }

    /** For tests that change the pool. */
    private void aPoolOfOnesOwn() {
        aUserOf(new PasskeyPool(pools, users));
    }

    @Test
    void handsOutWhatABrowserNeeds() {
        Map<String, Document> options = pool.start(token).asMap();

        assertThat(text(options, "rp", "id")).isEqualTo("localhost");
        assertThat(text(options, "rp", "name")).isEqualTo("test");
        assertThat(text(options, "user", "name")).isEqualTo(ann);
        assertThat(Base64.getUrlDecoder().decode(text(options, "user", "id"))).isEqualTo(Handle.of(user.sub()));
        assertThat(Base64.getUrlDecoder().decode(options.get("challenge").asString()))
                .hasSize(32);
        assertThat(options.get("pubKeyCredParams").asList())
                .extracting(kind -> kind.asMap().get("alg").asNumber().intValue())
                .containsExactly(-7, -257);
        assertThat(options.get("excludeCredentials").asList()).isEmpty();
        assertThat(text(options, "authenticatorSelection", "residentKey")).isEqualTo("required");
        assertThat(text(options, "authenticatorSelection", "userVerification")).isEqualTo("preferred");
        assertThat(pool.start(token).asMap().get("challenge")).isNotEqualTo(options.get("challenge"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "RS256"})
    void registersAPasskey(Kind kind) {
        Instant before = Instant.now().minusSeconds(1);
        VirtualAuthenticator authenticator = pool.register(token, new VirtualAuthenticator(kind));

        WebAuthnCredentialDescription passkey = list().credentials().getFirst();
        assertThat(passkey.credentialId()).isEqualTo(authenticator.name());
        assertThat(passkey.friendlyCredentialName()).isEqualTo("Passkey");
        assertThat(passkey.relyingPartyId()).isEqualTo("localhost");
        assertThat(passkey.authenticatorAttachment()).isEqualTo("platform");
        assertThat(passkey.authenticatorTransports()).containsExactlyInAnyOrder("internal", "hybrid");
        assertThat(passkey.createdAt()).isAfter(before);
        assertThat(mail.facts(user.sub().toString())).contains("io.kognita.user.passkey-registered");
        assertThat(factors()).contains(AuthFactorType.WEB_AUTHN);
        assertThat(pool.start(token).asMap().get("excludeCredentials").asList())
                .extracting(excluded -> excluded.asMap().get("id").asString())
                .containsExactly(authenticator.name());
    }

    @Test
    void takesAnAttestationByThePasskeyItself() {
        pool.register(token, new VirtualAuthenticator(Kind.ES256).attesting("packed"));

        assertThat(list().credentials()).hasSize(1);
    }

    @Test
    void refusesOtherKindsOfKeys() {
        for (VirtualAuthenticator unsupported : List.of(
                new VirtualAuthenticator(Kind.ES384),
                new VirtualAuthenticator(Kind.RS256, 1024),
                new VirtualAuthenticator(Kind.ES256).untouched())) {
            assertThatThrownBy(() -> pool.register(token, unsupported))
                    .isInstanceOf(WebAuthnCredentialNotSupportedException.class);
        }
        assertThatThrownBy(() -> pool.register(token, new VirtualAuthenticator(Kind.ES256).attesting("apple")))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(list().credentials()).isEmpty();
    }

    @Test
    void asksForVerificationWhereThePoolRequiresIt() {
        aPoolOfOnesOwn();
        pool.at(settings -> settings.relyingPartyId("localhost").userVerification(UserVerificationType.REQUIRED));

        assertThat(text(pool.start(token).asMap(), "authenticatorSelection", "userVerification"))
                .isEqualTo("required");
        assertThatThrownBy(() -> pool.register(token, new VirtualAuthenticator(Kind.ES256).withoutVerification()))
                .isInstanceOf(WebAuthnCredentialNotSupportedException.class);
        pool.register(token, new VirtualAuthenticator(Kind.ES256));
    }

    @Test
    void takesAChallengeOnce() {
        Document options = pool.start(token);
        pool.complete(token, new VirtualAuthenticator(Kind.ES256).create(options));

        assertThatThrownBy(() -> pool.complete(token, new VirtualAuthenticator(Kind.ES256).create(options)))
                .isInstanceOf(WebAuthnChallengeNotFoundException.class);
    }

    @Test
    void spendsAChallengeOnAFailure() {
        Document options = pool.start(token);
        assertThatThrownBy(() -> pool.complete(
                        token,
                        new VirtualAuthenticator(Kind.ES256)
                                .from("https://evil.example")
                                .create(options)))
                .isInstanceOf(WebAuthnOriginNotAllowedException.class);

        assertThatThrownBy(() -> pool.complete(token, new VirtualAuthenticator(Kind.ES256).create(options)))
                .isInstanceOf(WebAuthnChallengeNotFoundException.class);
    }

    @Test
    void refusesAChallengeThatIsTooOldOrWasNeverGiven() {
        Document options = pool.start(token);
        TestPools.transaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "update passkey_registration set expires_at = :now where sub = :sub")
                        .setParameter("now", Instant.now().minusSeconds(1).atOffset(ZoneOffset.UTC))
                        .setParameter("sub", user.sub())
                        .executeUpdate()));

        assertThatThrownBy(() -> pool.complete(token, new VirtualAuthenticator(Kind.ES256).create(options)))
                .isInstanceOf(WebAuthnChallengeNotFoundException.class);
        pool.start(token);
        assertThatThrownBy(() -> pool.complete(token, new VirtualAuthenticator(Kind.ES256).create(options)))
                .isInstanceOf(WebAuthnChallengeNotFoundException.class);
    }

    @Test
    void refusesAChallengeOfAnotherUserOrClient() {
        String bob = pool.user("bob-" + UUID.randomUUID()).username();
        String bobs = pool.token(bob);
        Document anns = pool.start(token);
        pool.start(bobs);

        assertThatThrownBy(() -> pool.complete(bobs, new VirtualAuthenticator(Kind.ES256).create(anns)))
                .isInstanceOf(WebAuthnChallengeNotFoundException.class);
        String elsewhere = new SignIns(pool.pool.id(), pool.client())
                .tokens(ann, PasskeyPool.PASSWORD)
                .accessToken();
        assertThatThrownBy(() -> pool.complete(elsewhere, new VirtualAuthenticator(Kind.ES256).create(anns)))
                .isInstanceOf(WebAuthnClientMismatchException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost.evil.example",
                "https://notlocalhost",
                "http://127.0.0.1",
                "ftp://localhost",
                "x"
            })
    void refusesAForeignOrigin(String origin) {
        assertThatThrownBy(() -> pool.register(token, new VirtualAuthenticator(Kind.ES256).from(origin)))
                .isInstanceOf(WebAuthnOriginNotAllowedException.class);
    }

    @Test
    void admitsHostsBelowTheRelyingPartyOverTlsOnly() {
        aPoolOfOnesOwn();
        pool.at(settings -> settings.relyingPartyId("example.com"));

        pool.register(token, new VirtualAuthenticator(Kind.ES256).from("https://example.com"));
        pool.register(token, new VirtualAuthenticator(Kind.ES256).from("https://login.example.com:8443"));
        assertThatThrownBy(() ->
                        pool.register(token, new VirtualAuthenticator(Kind.ES256).from("http://login.example.com")))
                .isInstanceOf(WebAuthnOriginNotAllowedException.class);
    }

    @Test
    void refusesAPasskeyOfAnotherRelyingParty() {
        assertThatThrownBy(() -> pool.register(token, new VirtualAuthenticator(Kind.ES256).signingFor("evil.example")))
                .isInstanceOf(WebAuthnRelyingPartyMismatchException.class);
    }

    @Test
    void registersAPasskeyOnceInAPool() {
        String bob = pool.user("bob-" + UUID.randomUUID()).username();
        String bobs = pool.token(bob);
        VirtualAuthenticator authenticator = pool.register(token, new VirtualAuthenticator(Kind.ES256));

        assertThatThrownBy(() -> pool.register(bobs, authenticator))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("registered already");
    }

    @Test
    void refusesWhatIsNoCredential() {
        for (Document garbage : List.of(
                Document.fromString("{}"),
                Document.fromNull(),
                Document.fromMap(Map.of("response", Document.fromNumber(1))),
                response("!", "!"),
                response("e30", "AA"),
                response("A".repeat(20_000), "oA"))) {
            pool.start(token);
            assertThatThrownBy(() -> pool.complete(token, garbage))
                    .as("%s", garbage)
                    .isInstanceOf(InvalidParameterException.class);
        }
    }

    @Test
    void needsAPoolThatHasPasskeys() {
        MfaPool without = new MfaPool(pools, users, Clock.systemUTC());
        without.user("ann", Map.of());
        String other = without.signedIn("ann");

        assertThatThrownBy(() -> pool.start(other)).isInstanceOf(WebAuthnNotEnabledException.class);
        assertThatThrownBy(() -> pool.complete(other, response("e30", "oA")))
                .isInstanceOf(WebAuthnNotEnabledException.class);
        assertThatThrownBy(() -> pool.start("a.b.c")).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void needsARelyingPartyOrADomain() {
        PasskeyPool nowhere = new PasskeyPool(pools, users);
        nowhere.user("ann");
        PasskeyPool prefixed = new PasskeyPool(pools, users, settings -> settings.domain("orchard"));
        prefixed.user("ann");
        PasskeyPool own = new PasskeyPool(
                pools, users, settings -> settings.domain("orchard").customDomain("auth.example.com"));
        own.user("ann");

        assertThatThrownBy(() -> nowhere.start(nowhere.token("ann")))
                .isInstanceOf(WebAuthnConfigurationMissingException.class);
        assertThat(text(prefixed.start(prefixed.token("ann")).asMap(), "rp", "id"))
                .isEqualTo("localhost");
        assertThat(text(own.start(own.token("ann")).asMap(), "rp", "id")).isEqualTo("auth.example.com");
    }

    @Test
    void listsInPages() {
        for (int made = 0; made < 3; made++) {
            pool.register(token, new VirtualAuthenticator(Kind.ES256));
        }

        ListWebAuthnCredentialsResponse first = pool.idp.listWebAuthnCredentials(
                request -> request.accessToken(token).maxResults(2));
        ListWebAuthnCredentialsResponse second = pool.idp.listWebAuthnCredentials(
                request -> request.accessToken(token).maxResults(2).nextToken(first.nextToken()));

        assertThat(first.credentials()).hasSize(2);
        assertThat(second.credentials()).hasSize(1).doesNotContainAnyElementsOf(first.credentials());
        assertThat(second.nextToken()).isNull();
        String bob = pool.user("bob-" + UUID.randomUUID()).username();
        assertThatThrownBy(() -> pool.idp.listWebAuthnCredentials(
                        request -> request.accessToken(pool.token(bob)).nextToken(first.nextToken())))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> pool.idp.listWebAuthnCredentials(
                        request -> request.accessToken(token).maxResults(21)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void keepsTwentyPasskeysOfAUser() {
        for (int made = 0; made < 19; made++) {
            pool.register(token, new VirtualAuthenticator(Kind.ES256));
        }
        Document options = pool.start(token);
        pool.complete(token, new VirtualAuthenticator(Kind.ES256).create(options));

        assertThat(list().credentials()).hasSize(20);
        assertThatThrownBy(() -> pool.start(token)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void deletesAPasskeyOfOnesOwn() {
        String id = pool.register(token, new VirtualAuthenticator(Kind.ES256)).name();
        String bob = pool.user("bob-" + UUID.randomUUID()).username();
        String bobs = pool.token(bob);

        assertThatThrownBy(() -> delete(bobs, id)).isInstanceOf(ResourceNotFoundException.class);
        assertThat(list().credentials()).hasSize(1);
        delete(token, id);

        assertThat(list().credentials()).isEmpty();
        assertThat(factors()).doesNotContain(AuthFactorType.WEB_AUTHN);
        assertThat(mail.facts(user.sub().toString())).contains("io.kognita.user.passkey-deleted");
        assertThatThrownBy(() -> delete(token, id)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void theyGoWithTheirUser() {
        VirtualAuthenticator authenticator = pool.register(token, new VirtualAuthenticator(Kind.ES256));
        pool.start(token);

        pool.idp.adminDeleteUser(request -> request.userPoolId(pool.pool.id()).username(ann));

        pool.user(ann);
        pool.register(pool.token(ann), authenticator);
    }

    private void delete(String accessToken, String id) {
        pool.idp.deleteWebAuthnCredential(
                request -> request.accessToken(accessToken).credentialId(id));
    }

    private ListWebAuthnCredentialsResponse list() {
        return pool.idp.listWebAuthnCredentials(request -> request.accessToken(token));
    }

    /** As the user and their administrators see them. */
    private List<AuthFactorType> factors() {
        List<AuthFactorType> own = pool.idp
                .getUserAuthFactors(request -> request.accessToken(token))
                .configuredUserAuthFactors();
        assertThat(pool.idp
                        .adminGetUserAuthFactors(
                                request -> request.userPoolId(pool.pool.id()).username(ann))
                        .configuredUserAuthFactors())
                .isEqualTo(own);
        return own;
    }

    private static String text(Map<String, Document> options, String member, String name) {
        return options.get(member).asMap().get(name).asString();
    }

    private static Document response(String clientData, String attestation) {
        return Document.fromMap(Map.of(
                "response",
                Document.fromMap(Map.of(
                        "clientDataJSON",
                        Document.fromString(clientData),
                        "attestationObject",
                        Document.fromString(attestation)))));
    }
}
