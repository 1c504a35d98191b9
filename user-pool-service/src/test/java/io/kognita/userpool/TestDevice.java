package io.kognita.userpool;

import io.kognita.local.test.SrpClient;
import io.kognita.userpool.auth.SignIns;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NewDeviceMetadataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** A device as clients keep it: its names and a password that it made up. */
public final class TestDevice {

    public final String key;
    private final String groupKey;
    private final String password;

    public TestDevice(NewDeviceMetadataType offered) {
        this(offered.deviceKey(), offered.deviceGroupKey(), "made-up-by-the-device");
    }

    private TestDevice(String key, String groupKey, String password) {
        this.key = key;
        this.groupKey = groupKey;
        this.password = password;
    }

    /** One that says it is this device and does not know its password. */
    public TestDevice impostor() {
        return new TestDevice(key, groupKey, "a-guess");
    }

    /** The device that a sign-in offers, confirmed. */
    public static TestDevice confirmed(SignIns signIns, AuthenticationResultType tokens) {
        TestDevice device = new TestDevice(tokens.newDeviceMetadata());
        device.confirm(signIns, tokens.accessToken());
        return device;
    }

    public ConfirmDeviceResponse confirm(SignIns signIns, String accessToken) {
        BigInteger salt = new BigInteger(128, new SecureRandom()).setBit(0);
        BigInteger verifier = new SrpClient(groupKey).verifier(key, password, salt);
        return signIns.idp.confirmDevice(request -> request.accessToken(accessToken)
                .deviceKey(key)
                .deviceName("Ann's phone")
                .deviceSecretVerifierConfig(config -> config.salt(base64(salt)).passwordVerifier(base64(verifier))));
    }

    /** Answers {@code DEVICE_SRP_AUTH}, then {@code DEVICE_PASSWORD_VERIFIER}. */
    public AuthenticationResultType prove(SignIns signIns, String username, String session) {
        SrpClient srp = new SrpClient(groupKey);
        return signIns.answer(
                        ChallengeNameType.DEVICE_PASSWORD_VERIFIER,
                        claim(srp, username, begin(signIns, srp, username, session), SignIns.now()),
                        null)
                .authenticationResult();
    }

    public SrpClient srp() {
        return new SrpClient(groupKey);
    }

    public RespondToAuthChallengeResponse begin(SignIns signIns, SrpClient srp, String username, String session) {
        return signIns.answer(
                ChallengeNameType.DEVICE_SRP_AUTH,
                Map.of("USERNAME", username, "DEVICE_KEY", key, "SRP_A", srp.publicValue()),
                session);
    }

    public Map<String, String> claim(
            SrpClient srp, String username, RespondToAuthChallengeResponse asked, String timestamp) {
        Map<String, String> challenge = asked.challengeParameters();
        String block = challenge.get("SECRET_BLOCK");
        Map<String, String> answer = new HashMap<>();
        answer.put("USERNAME", username);
        answer.put("DEVICE_KEY", key);
        answer.put("TIMESTAMP", timestamp);
        answer.put("PASSWORD_CLAIM_SECRET_BLOCK", block);
        answer.put(
                "PASSWORD_CLAIM_SIGNATURE",
                srp.sign(key, password, challenge.get("SALT"), challenge.get("SRP_B"), block, timestamp));
        return answer;
    }

    public static String base64(BigInteger number) {
        return Base64.getEncoder().encodeToString(number.toByteArray());
    }
}
