package io.kognita.userpool.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import io.kognita.userpool.passkey.VirtualAuthenticator.Kind;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** What authenticators sign, and what strangers send in its place. */
class CeremoniesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RelyingParty HERE =
            new RelyingParty("localhost", "Orchard", false, Set.of("android:apk-key-hash:x"));
    private static final UUID ANN = UUID.randomUUID();
    private static final int TRIES = 3_000;

    private final Ceremonies ceremonies = new Ceremonies();
    private final byte[] challenge = new byte[32];
    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource(names = {"ES256", "RS256"})
    void nothingThatIsSentBreaksTheReadingOfARegistration(Kind kind) {
        RegistrationResponse good = registration(new VirtualAuthenticator(kind));
        assertThat(ceremonies.registered(HERE, challenge, good).id()).isNotBlank();

        for (int tried = 0; tried < TRIES; tried++) {
            RegistrationResponse bad = new RegistrationResponse(
                    random.nextInt(4) == 0 ? damaged(good.clientData()) : good.clientData(),
                    damaged(good.attestationObject()),
                    null,
                    Set.of());

            Throwable refusal = catchThrowable(() -> ceremonies.registered(HERE, challenge, bad));

            // What changes a counter or a transport only is no fault.
            assertThat(refusal == null || refusal instanceof CognitoIdentityProviderException)
                    .as("%s", refusal)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "RS256"})
    void oneBitThatIsWrongMakesASignatureWorthless(Kind kind) {
        VirtualAuthenticator authenticator = new VirtualAuthenticator(kind);
        CredentialRecord known = known(authenticator);
        AssertionResponse good = assertion(authenticator);
        assertThat(judge(known, good).userVerified()).isTrue();

        for (int tried = 0; tried < TRIES / 3; tried++) {
            int part = random.nextInt(3);
            AssertionResponse bad = new AssertionResponse(
                    good.credentialId(),
                    null,
                    part == 0 ? damaged(good.clientData()) : good.clientData(),
                    part == 1 ? damaged(good.authenticatorData()) : good.authenticatorData(),
                    part == 2 ? damaged(good.signature()) : good.signature());

            assertThatThrownBy(() -> judge(known, bad)).isInstanceOf(NotAuthorizedException.class);
        }
    }

    @Test
    void applicationsAreAdmittedByName() {
        VirtualAuthenticator app = new VirtualAuthenticator(Kind.ES256).from("android:apk-key-hash:x");

        assertThat(ceremonies.registered(HERE, challenge, registration(app)).id())
                .isEqualTo(app.name());
        assertThatThrownBy(
                        () -> ceremonies.registered(HERE, challenge, registration(app.from("android:apk-key-hash:y"))))
                .hasMessageContaining("origin");
    }

    private Signed judge(CredentialRecord known, AssertionResponse response) {
        return ceremonies.signed(HERE, challenge, known, Handle.of(ANN), response);
    }

    private CredentialRecord known(VirtualAuthenticator authenticator) {
        NewPasskey made = ceremonies.registered(HERE, challenge, registration(authenticator));
        return Ceremonies.record(
                new AttestedCredentialDataConverter(new ObjectConverter()).convert(made.attested()),
                made.signCount(),
                made.backupEligible(),
                made.backedUp());
    }

    private RegistrationResponse registration(VirtualAuthenticator authenticator) {
        Document options = PasskeyShapes.document(JSON.createObjectNode()
                .put("challenge", "A".repeat(43))
                .<ObjectNode>set("rp", JSON.createObjectNode().put("id", "localhost"))
                .set("user", JSON.createObjectNode().put("id", base64(Handle.of(ANN)))));
        return RegistrationResponse.of(CredentialJson.of(JSON, authenticator.create(options)));
    }

    private AssertionResponse assertion(VirtualAuthenticator authenticator) {
        return AssertionResponse.of(CredentialJson.of(
                JSON,
                authenticator.get(JSON.createObjectNode()
                        .put("challenge", "A".repeat(43))
                        .put("rpId", "localhost")
                        .toString())));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** One bit turned over, or the end cut off. */
    private byte[] damaged(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        if (random.nextInt(8) == 0) {
            return Arrays.copyOf(bytes, at);
        }
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }
}
