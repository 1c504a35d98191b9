package io.kognita.userpool.risk.adaptive;

import io.kognita.userpool.auth.event.Origin;
import io.kognita.userpool.client.Client;
import io.kognita.wire.aws.Call;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ContextDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.HttpHeader;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserContextDataType;

/** Tells where the user is who signs in: what the call shows, and what applications may say of it. */
@Singleton
public class Origins {

    private static final int LONGEST_USER_AGENT = 256;

    /** All four numbers of an IPv4 address: one that lacks some has another meaning than it seems to have. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,45}");

    private final EncodedData encodedData;

    Origins(EncodedData encodedData) {
        this.encodedData = encodedData;
    }

    /**
     * The origin of a call by an application.
     *
     * @param context or null; its address counts only from a client that proves itself by a secret and was set to send it
     */
    public Origin of(Client client, UserContextDataType context, Call call) {
        if (context == null) {
            return origin(call.sourceIp(), call.userAgent(), null);
        }
        boolean propagates =
                client.hasSecret() && Boolean.TRUE.equals(client.settings().enablePropagateAdditionalUserContextData());
        String address = propagates ? address(context.ipAddress()).orElse(call.sourceIp()) : call.sourceIp();
        return origin(address, call.userAgent(), context.encodedData());
    }

    /**
     * The origin of a call by a server with an operator's signature, which speaks for a user elsewhere.
     *
     * @param context or null
     */
    public Origin of(ContextDataType context, Call call) {
        if (context == null) {
            return origin(call.sourceIp(), call.userAgent(), null);
        }
        return origin(
                address(context.ipAddress()).orElse(call.sourceIp()),
                userAgent(context).orElse(call.userAgent()),
                context.encodedData());
    }

    private Origin origin(String address, String userAgent, String encoded) {
        EncodedData.Device device = encodedData.read(encoded);
        return new Origin(
                address, printable(userAgent, LONGEST_USER_AGENT), device.id(), device.name(), device.timezone());
    }

    /** The canonical form of an address; empty for what is none, which never reaches a name server. */
    private static Optional<String> address(String text) {
        try {
            return Optional.ofNullable(text)
                    .filter(given -> ADDRESS.matcher(given).matches())
                    .map(InetAddress::ofLiteral)
                    .map(InetAddress::getHostAddress);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> userAgent(ContextDataType context) {
        return context.httpHeaders().stream()
                .filter(header -> "User-Agent".equalsIgnoreCase(header.headerName()))
                .map(HttpHeader::headerValue)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    /** The database keeps no zero character, a mail's reader is not to see others like it, and nobody's name is endless. */
    static String printable(String text, int longest) {
        String clean =
                text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029]", " ").strip();
        return clean.length() <= longest ? clean : clean.substring(0, whole(clean, longest));
    }

    /** A character of two halves is not cut between them. */
    private static int whole(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
