package io.kognita.trigger.message;

import io.kognita.wire.outbound.Answer;
import io.kognita.wire.sigv4.RequestSigner;
import io.kognita.wire.sigv4.SignedRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Hands text messages to Amazon SNS, or to what speaks its protocol: the operation {@code Publish} with a telephone number. */
final class SnsPublish implements SmsCarrier {

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    /** The error's name in an answer of the AWS Query protocol; the answer is not parsed for more. */
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z.]{1,100})</Code>");

    /** Errors that say something of this message. */
    private static final Set<String> REFUSALS =
            Set.of("InvalidParameter", "InvalidParameterValue", "ParameterValueInvalid", "OptedOut", "ValidationError");

    private final MessageSettings.Sns settings;
    private final URI endpoint;
    private final RequestSigner signer;
    private final CarrierConnections connections;
    private final Clock clock;

    SnsPublish(MessageSettings.Sns settings, CarrierConnections connections, Clock clock) {
        this.settings = settings;
        this.connections = connections;
        this.clock = clock;
        endpoint =
                settings.endpoint().orElseGet(() -> URI.create("https://sns." + settings.region() + ".amazonaws.com/"));
        signer = new RequestSigner(settings.accessKeyId(), settings.secretAccessKey(), settings.region(), "sns");
    }

    @Override
    public void send(UUID id, TextMessage message) {
        byte[] body = form(message).getBytes(StandardCharsets.UTF_8);
        Answer answer = connections.post(endpoint, headers(body), body);
        if (answer.status() / 100 == 2) {
            return;
        }
        Matcher code = CODE.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        String name = code.find() ? code.group(1) : "nothing more";
        String reason = "SNS answered " + answer.status() + " and " + name;
        throw REFUSALS.contains(name) ? new Undeliverable(reason) : new DeliveryFailure(reason);
    }

    private Map<String, String> headers(byte[] body) {
        String path = endpoint.getRawPath().isEmpty() ? "/" : endpoint.getRawPath();
        String host = endpoint.getPort() < 0 ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort();
        SignedRequest request =
                new SignedRequest("POST", path, "", Map.of("host", List.of(host), "content-type", List.of(FORM)), body);
        Map<String, String> headers = new HashMap<>(signer.sign(request, clock.instant()));
        headers.put("Host", host);
        headers.put("Content-Type", FORM);
        return headers;
    }

    private String form(TextMessage message) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Action", "Publish");
        fields.put("Version", "2010-03-31");
        fields.put("PhoneNumber", message.to());
        fields.put("Message", message.body());
        addAttribute(fields, 1, "AWS.SNS.SMS.SMSType", "Transactional");
        settings.senderId().ifPresent(sender -> addAttribute(fields, 2, "AWS.SNS.SMS.SenderID", sender));
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static void addAttribute(Map<String, String> fields, int number, String name, String value) {
        String entry = "MessageAttributes.entry." + number + ".";
        fields.put(entry + "Name", name);
        fields.put(entry + "Value.DataType", "String");
        fields.put(entry + "Value.StringValue", value);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
