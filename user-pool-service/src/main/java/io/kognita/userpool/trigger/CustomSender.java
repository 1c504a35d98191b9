package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.wire.trigger.TriggerCall;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;

/**
 * The custom sender triggers: functions that deliver messages themselves, and are given the code in a form that only they
 * can read. Nobody waits for them, in AWS neither: their calls are queued as messages are.
 *
 * @param functionArn the function
 * @param trigger AWS's name of the trigger, {@code CustomEmailSender} or {@code CustomSMSSender}
 * @param type what the request says of its own form
 * @param keyId the {@code KMSKeyID} under which the code is encrypted
 */
public record CustomSender(String functionArn, String trigger, String type, String keyId) {

    /** The pool's function for a medium, if it has one. */
    public static Optional<CustomSender> of(LambdaConfigType config, boolean sms) {
        return sms
                ? Optional.ofNullable(config.customSMSSender())
                        .map(sender -> new CustomSender(
                                sender.lambdaArn(), "CustomSMSSender", "customSMSSenderRequestV1", config.kmsKeyID()))
                : Optional.ofNullable(config.customEmailSender())
                        .map(sender -> new CustomSender(
                                sender.lambdaArn(),
                                "CustomEmailSender",
                                "customEmailSenderRequestV1",
                                config.kmsKeyID()));
    }

    /**
     * A call of the function.
     *
     * @param source the part of AWS's trigger source behind the underscore, for example {@code SignUp}
     * @param encryptedCode in Base64
     */
    public TriggerCall call(TriggerContext context, Recipient recipient, String source, String encryptedCode) {
        ObjectNode request =
                context.request(recipient.attributes()).put("type", type).put("code", encryptedCode);
        ObjectNode event = context.subject(recipient.username())
                .event("1", trigger + "_" + source, request, JsonNodeFactory.instance.objectNode());
        return new TriggerCall(functionArn, trigger, event);
    }
}
