package io.kognita.userpool.key;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * A pool's key as an X.509 certificate (RFC 5280), for peers that exchange keys so. It follows from the key alone, RSA
 * signatures of PKCS #1 v1.5 included: every replica makes the same one, and nothing needs to be stored.
 */
final class SelfSignedCertificate {

    private static final AlgorithmIdentifier SHA256_WITH_RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);

    private static final int YEARS = 10;
    private static final int SERIAL_BYTES = 16;

    private SelfSignedCertificate() {}

    /** The certificate in DER; takes about a millisecond of CPU. */
    static byte[] of(String poolId, SigningKey key) {
        try {
            TBSCertificate content = content(poolId, key);
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(key.privateKey());
            rsa.update(content.getEncoded(ASN1Encoding.DER));
            DERBitString signature = new DERBitString(rsa.sign());
            return new DERSequence(new ASN1Encodable[] {content, SHA256_WITH_RSA, signature})
                    .getEncoded(ASN1Encoding.DER);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TBSCertificate content(String poolId, SigningKey key) throws GeneralSecurityException {
        X500Name pool = new X500NameBuilder().addRDN(BCStyle.CN, poolId).build();
        Instant end = key.createdAt().atZone(ZoneOffset.UTC).plusYears(YEARS).toInstant();
        V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
        content.setSerialNumber(new ASN1Integer(serial(key)));
        content.setIssuer(pool);
        content.setSubject(pool);
        content.setStartDate(new Time(Date.from(key.createdAt())));
        content.setEndDate(new Time(Date.from(end)));
        content.setSignature(SHA256_WITH_RSA);
        content.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(key.publicKey().getEncoded()));
        return content.generateTBSCertificate();
    }

    /** Positive and at most 20 octets, as RFC 5280 section 4.1.2.2 asks, and its own for each key. */
    private static BigInteger serial(SigningKey key) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.id().getBytes(StandardCharsets.US_ASCII));
        return new BigInteger(1, Arrays.copyOf(hash, SERIAL_BYTES));
    }
}
