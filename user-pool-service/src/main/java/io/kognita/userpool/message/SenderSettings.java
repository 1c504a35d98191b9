package io.kognita.userpool.message;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** Functions that deliver messages themselves: CustomEmailSender and CustomSMSSender. */
@ConfigMapping(prefix = "kognita.senders")
public interface SenderSettings {

    /**
     * Keys under which codes are encrypted for these functions, 32 bytes in Base64 each, by the last part of the pool's
     * KMSKeyID: {@code kognita.senders.keys.mail} for {@code arn:aws:kms:us-east-1:000000000000:key/mail}.
     */
    Map<String, String> keys();
}
