package io.kognita.userpool.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.InconsistentClientDataTypeException;
import com.webauthn4j.verifier.exception.MissingChallengeException;
import com.webauthn4j.verifier.exception.VerificationException;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/** Judges what authenticators sign, by the rules of Web Authentication, sections 7.1 and 7.2. Plain functions; mind their cost. */
@Singleton
class Ceremonies {

    /** Keys that are accepted, the preferred kind first. */
    static final List<PublicKeyCredentialParameters> KEYS = List.of(
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256),
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.RS256));

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);

    /** No attestation is asked for, so there are no makers whom to trust; a statement that comes along has to be right. */
    private final WebAuthnManager library = new WebAuthnManager(
            List.of(new NoneAttestationStatementVerifier(), new PackedAttestationStatementVerifier()),
            new NullCertPathTrustworthinessVerifier(),
            new DefaultSelfAttestationTrustworthinessVerifier(),
            converter);

    /**
     * The passkey of a registration.
     *
     * @throws RuntimeException one of {@link PasskeyRefusals}, each for its rule
     */
    NewPasskey registered(RelyingParty relyingParty, byte[] challenge, RegistrationResponse response) {
        try {
            RegistrationData data =
                    library.parse(new RegistrationRequest(response.attestationObject(), response.clientData()));
            KeyBounds.check(data.getAttestationObject().getAuthenticatorData().getAttestedCredentialData());
            library.verify(
                    data,
                    new RegistrationParameters(
                            server(relyingParty, challenge), KEYS, relyingParty.verifiesUsers(), true));
            return passkey(data, response);
        } catch (BadChallengeException | MissingChallengeException e) {
            throw PasskeyRefusals.noChallenge();
        } catch (BadOriginException | BadTopOriginException | CrossOriginException e) {
            throw PasskeyRefusals.otherOrigin();
        } catch (BadRpIdException e) {
            throw PasskeyRefusals.otherRelyingParty();
        } catch (DataConversionException | InconsistentClientDataTypeException e) {
            throw PasskeyRefusals.malformed();
        } catch (VerificationException e) {
            throw PasskeyRefusals.notSupported();
        }
    }

    /**
     * What an authenticator signed at a sign-in.
     *
     * @param passkey the owner's, or a decoy that nothing matches
     * @param userHandle what the passkey's owner is known by to authenticators
     * @throws RuntimeException always the same, whatever rule is broken
     */
    Signed signed(
            RelyingParty relyingParty,
            byte[] challenge,
            CredentialRecord passkey,
            byte[] userHandle,
            AssertionResponse response) {
        try {
            AuthenticationData data = library.parse(new AuthenticationRequest(
                    response.credentialId(),
                    response.userHandle(),
                    response.authenticatorData(),
                    response.clientData(),
                    response.signature()));
            library.verify(
                    data,
                    new AuthenticationParameters(
                            server(relyingParty, challenge), passkey, null, relyingParty.verifiesUsers(), true));
            if (response.userHandle() != null && !MessageDigest.isEqual(response.userHandle(), userHandle)) {
                throw PasskeyRefusals.wrong();
            }
            return new Signed(
                    data.getAuthenticatorData().getSignCount(),
                    data.getAuthenticatorData().isFlagUV(),
                    data.getAuthenticatorData().isFlagBS());
        } catch (DataConversionException | VerificationException e) {
            throw PasskeyRefusals.wrong();
        }
    }

    /** A stored passkey as the library knows it. */
    CredentialRecord known(Passkey passkey) {
        return record(
                credentials.convert(passkey.attested()),
                passkey.signCount(),
                passkey.backupEligible(),
                passkey.backedUp());
    }

    static CredentialRecord record(
            AttestedCredentialData attested, long signCount, Boolean backupEligible, Boolean backedUp) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                null,
                backupEligible,
                backedUp,
                signCount,
                attested,
                null,
                null,
                null,
                null);
    }

    private NewPasskey passkey(RegistrationData data, RegistrationResponse response) {
        var authenticator = data.getAttestationObject().getAuthenticatorData();
        AttestedCredentialData attested = authenticator.getAttestedCredentialData();
        return new NewPasskey(
                Base64.getUrlEncoder().withoutPadding().encodeToString(attested.getCredentialId()),
                credentials.convert(attested),
                authenticator.getSignCount(),
                authenticator.isFlagBE(),
                authenticator.isFlagBS(),
                response.attachment(),
                response.transports());
    }

    private static ServerProperty server(RelyingParty relyingParty, byte[] challenge) {
        return ServerProperty.builder()
                .originPredicate(relyingParty::admits)
                .rpId(relyingParty.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }
}
