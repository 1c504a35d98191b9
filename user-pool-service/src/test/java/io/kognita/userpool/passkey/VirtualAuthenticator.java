package io.kognita.userpool.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import software.amazon.awssdk.core.document.Document;

/** An authenticator with one passkey, and the browser in front of it; both do as they are told, also what real ones would not. */
final class VirtualAuthenticator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;

    /** The kind of a key, by its number in COSE. */
    enum Kind {
        ES256(-7, "EC", 256, "SHA256withECDSA"),
        ES384(-35, "EC", 384, "SHA384withECDSA"),
        RS256(-257, "RSA", 2048, "SHA256withRSA");

        private final int number;
        private final String family;
        private final int bits;
        private final String signature;

        Kind(int number, String family, int bits, String signature) {
            this.number = number;
            this.family = family;
            this.bits = bits;
            this.signature = signature;
        }
    }

    final byte[] id = new byte[32];
    private final Kind kind;
    private KeyPair keys;
    private byte[] userHandle;
    private String origin = "http://localhost:3000";
    private String rpId;
    private String format = "none";
    private boolean present = true;
    private boolean verified = true;
    private long counter;

    VirtualAuthenticator(Kind kind) {
        this(kind, kind.bits);
    }

    VirtualAuthenticator(Kind kind, int bits) {
        this.kind = kind;
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.family);
            generator.initialize(bits);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the page stands that asks for the passkey. */
    VirtualAuthenticator from(String page) {
        origin = page;
        return this;
    }

    /** Signs for a relying party, whichever the options name. */
    VirtualAuthenticator signingFor(String relyingParty) {
        rpId = relyingParty;
        return this;
    }

    /** Verifies its user no more. */
    VirtualAuthenticator withoutVerification() {
        verified = false;
        return this;
    }

    /** Nobody touches it. */
    VirtualAuthenticator untouched() {
        present = false;
        return this;
    }

    /** Signs its attestation with the passkey itself: {@code packed}; other formats are only named. */
    VirtualAuthenticator attesting(String named) {
        format = named;
        return this;
    }

    /** The counter that it says next. */
    VirtualAuthenticator counting(long next) {
        counter = next;
        return this;
    }

    VirtualAuthenticator forUser(byte[] handle) {
        userHandle = handle;
        return this;
    }

    /** The same passkey with another key, as a forger has it. */
    VirtualAuthenticator forged() {
        VirtualAuthenticator other = new VirtualAuthenticator(kind);
        System.arraycopy(id, 0, other.id, 0, id.length);
        other.userHandle = userHandle;
        return other;
    }

    String name() {
        return BASE64.encodeToString(id);
    }

    /** Makes the passkey, as {@code navigator.credentials.create} does. */
    Document create(Document options) {
        return PasskeyShapes.document(create(JSON.<ObjectNode>valueToTree(options.unwrap())));
    }

    private ObjectNode create(ObjectNode options) {
        userHandle = Base64.getUrlDecoder().decode(options.at("/user/id").textValue());
        byte[] clientData = clientData("webauthn.create", options);
        byte[] data = authenticatorData(options.at("/rp/id").textValue(), ATTESTED, attested());
        ObjectNode credential = credential();
        credential
                .withObject("/response")
                .put("clientDataJSON", BASE64.encodeToString(clientData))
                .put("attestationObject", BASE64.encodeToString(attestation(data, clientData)))
                .putArray("transports")
                .add("internal")
                .add("hybrid");
        return credential;
    }

    /** Proves the passkey, as {@code navigator.credentials.get} does. */
    String get(String options) {
        JsonNode request = json(options);
        byte[] clientData = clientData("webauthn.get", request);
        byte[] data = authenticatorData(request.get("rpId").textValue(), 0, new byte[0]);
        ObjectNode credential = credential();
        credential
                .withObject("/response")
                .put("clientDataJSON", BASE64.encodeToString(clientData))
                .put("authenticatorData", BASE64.encodeToString(data))
                .put("signature", BASE64.encodeToString(sign(data, sha256(clientData))))
                .put("userHandle", userHandle == null ? null : BASE64.encodeToString(userHandle));
        return credential.toString();
    }

    private ObjectNode credential() {
        return JSON.createObjectNode()
                .put("id", name())
                .put("rawId", name())
                .put("type", "public-key")
                .put("authenticatorAttachment", "platform");
    }

    private byte[] clientData(String type, JsonNode options) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("challenge", options.get("challenge").textValue())
                .put("origin", origin)
                .put("crossOrigin", false)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Web Authentication, section 6.1: hash of the relying party's id, flags, counter, attested credential data. */
    private byte[] authenticatorData(String named, int flags, byte[] attested) {
        byte[] hash = sha256((rpId == null ? named : rpId).getBytes(StandardCharsets.UTF_8));
        int all = flags | (present ? PRESENT : 0) | (verified ? VERIFIED : 0);
        return ByteBuffer.allocate(hash.length + 1 + Integer.BYTES + attested.length)
                .put(hash)
                .put((byte) all)
                .putInt((int) counter)
                .put(attested)
                .array();
    }

    /** Section 6.5.1: sixteen bytes for the model, the id with its length, the public key in COSE. */
    private byte[] attested() {
        byte[] key = cbor(this::writeKey);
        return ByteBuffer.allocate(16 + Short.BYTES + id.length + key.length)
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(key)
                .array();
    }

    /** RFC 9053, section 7, and RFC 8230, section 4. */
    private void writeKey(CBORGenerator out) throws IOException {
        if (keys.getPublic() instanceof ECPublicKey key) {
            out.writeStartObject(5);
            number(out, 1, 2);
            number(out, 3, kind.number);
            number(out, -1, kind == Kind.ES256 ? 1 : 2);
            bytes(out, -2, unsigned(key.getW().getAffineX(), kind.bits / 8));
            bytes(out, -3, unsigned(key.getW().getAffineY(), kind.bits / 8));
        } else if (keys.getPublic() instanceof RSAPublicKey key) {
            out.writeStartObject(4);
            number(out, 1, 3);
            number(out, 3, kind.number);
            bytes(out, -1, unsigned(key.getModulus(), key.getModulus().bitLength() / 8));
            bytes(out, -2, unsigned(key.getPublicExponent(), 3));
        }
        out.writeEndObject();
    }

    private byte[] attestation(byte[] data, byte[] clientData) {
        return cbor(out -> {
            out.writeStartObject(3);
            out.writeStringField("fmt", format);
            out.writeFieldName("attStmt");
            if (format.equals("packed")) {
                out.writeStartObject(2);
                out.writeNumberField("alg", kind.number);
                out.writeBinaryField("sig", sign(data, sha256(clientData)));
            } else {
                out.writeStartObject(0);
            }
            out.writeEndObject();
            out.writeBinaryField("authData", data);
            out.writeEndObject();
        });
    }

    private byte[] sign(byte[]... parts) {
        try {
            Signature signature = Signature.getInstance(kind.signature);
            signature.initSign(keys.getPrivate());
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void number(CBORGenerator out, int label, int value) throws IOException {
        out.writeFieldId(label);
        out.writeNumber(value);
    }

    private static void bytes(CBORGenerator out, int label, byte[] value) throws IOException {
        out.writeFieldId(label);
        out.writeBinary(value);
    }

    private static byte[] unsigned(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[length];
        int taken = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - taken, padded, length - taken, taken);
        return padded;
    }

    /** Writes one item of CBOR. */
    private interface Item {
        void write(CBORGenerator out) throws IOException;
    }

    private static byte[] cbor(Item item) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = new CBORFactory().createGenerator(bytes)) {
            item.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
