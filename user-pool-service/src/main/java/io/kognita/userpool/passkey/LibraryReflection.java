package io.kognita.userpool.passkey;

import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.Curve;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.EdDSACOSEKey;
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey;
import com.webauthn4j.data.attestation.statement.AttestationCertificatePath;
import com.webauthn4j.data.attestation.statement.AttestationStatement;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.COSEKeyOperation;
import com.webauthn4j.data.attestation.statement.COSEKeyType;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.attestation.statement.PackedAttestationStatement;
import com.webauthn4j.data.client.ClientDataType;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.TokenBinding;
import com.webauthn4j.data.client.TokenBindingStatus;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Names to the native image what the library of passkeys has Jackson read. */
@RegisterForReflection(
        registerFullHierarchy = true,
        targets = {
            AttestationObject.class,
            AttestationStatement.class,
            NoneAttestationStatement.class,
            PackedAttestationStatement.class,
            AttestationCertificatePath.class,
            AuthenticationExtensionsAuthenticatorOutputs.class,
            COSEKey.class,
            EC2COSEKey.class,
            RSACOSEKey.class,
            EdDSACOSEKey.class,
            Curve.class,
            COSEAlgorithmIdentifier.class,
            COSEKeyOperation.class,
            COSEKeyType.class,
            CollectedClientData.class,
            ClientDataType.class,
            Origin.class,
            TokenBinding.class,
            TokenBindingStatus.class
        })
final class LibraryReflection {

    private LibraryReflection() {}
}
