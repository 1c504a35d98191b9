package io.kognita.userpool.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestPools;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SigningCertificateTest {

    @Inject
    TestPools pools;

    @Inject
    SigningKeys keys;

    @Inject
    TestRotation rotation;

    private CognitoIdentityProviderClient idp;
    private String pool;

    @BeforeEach
    void aPool() {
        idp = Idp.client();
        pool = pools.pool(settings -> settings).id();
    }

    @Test
    void certifiesThePoolsKeyByItself() throws Exception {
        X509Certificate certificate = certificate(pool);

        SigningKey key = TestPools.transaction(() -> keys.current(pool));
        assertThat(certificate.getPublicKey()).isEqualTo(key.publicKey());
        assertThatCode(() -> certificate.verify(key.publicKey())).doesNotThrowAnyException();
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=" + pool);
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getSerialNumber().signum()).isPositive();
        certificate.checkValidity();
        assertThat(certificate.getNotAfter().toInstant())
                .isEqualTo(certificate
                        .getNotBefore()
                        .toInstant()
                        .atZone(ZoneOffset.UTC)
                        .plusYears(10)
                        .toInstant());
    }

    @Test
    void isTheSameUntilTheKeyIsAnother() throws Throwable {
        X509Certificate before = certificate(pool);
        assertThat(certificate(pool)).isEqualTo(before);

        rotation.rotate(pool);

        assertThat(certificate(pool)).isNotEqualTo(before);
        assertThat(certificate(pool).getSerialNumber()).isNotEqualTo(before.getSerialNumber());
    }

    @Test
    void poolsHaveCertificatesOfTheirOwn() throws Exception {
        String other = pools.pool(settings -> settings).id();

        assertThat(certificate(other).getPublicKey())
                .isNotEqualTo(certificate(pool).getPublicKey());
    }

    @Test
    void namesAPoolThatDoesNotExist() {
        assertThatThrownBy(() -> certificate("us-east-1_Unknown00"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("User pool us-east-1_Unknown00 does not exist.");
    }

    private X509Certificate certificate(String poolId) throws CertificateException {
        byte[] der = Base64.getDecoder()
                .decode(idp.getSigningCertificate(request -> request.userPoolId(poolId))
                        .certificate());
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
