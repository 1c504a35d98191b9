package io.kognita.hostedui.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parameters of a query or a form. A parameter without a value counts as absent, and one that is sent twice is an
 * error (RFC 6749 section 3.1), so a reader can never take another value than a checker has seen.
 */
public final class Parameters {

    private static final int MAX_LENGTH = 16_384;
    private static final int MAX_COUNT = 64;

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads {@code application/x-www-form-urlencoded} text.
     *
     * @param encoded null stands for no parameters
     * @throws MalformedParameters when it is too long, has too many parameters or is wrongly encoded
     */
    public static Parameters read(String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return new Parameters(Map.of());
        }
        if (encoded.length() > MAX_LENGTH
                || encoded.chars().filter(c -> c == '&').count() >= MAX_COUNT) {
            throw new MalformedParameters("The request is too large");
        }
        try {
            return new Parameters(QueryStringDecoder.builder()
                    .hasPath(false)
                    .maxParams(MAX_COUNT)
                    .semicolonIsNormalChar(true)
                    .charset(StandardCharsets.UTF_8)
                    .build(encoded)
                    .parameters());
        } catch (IllegalArgumentException e) {
            throw new MalformedParameters("The request is not form-encoded");
        }
    }

    /**
     * The value of a parameter.
     *
     * @throws MalformedParameters when it was sent more than once
     */
    public Optional<String> value(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw new MalformedParameters("The parameter " + name + " was sent more than once");
        }
        return all.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /** The value of a parameter, empty when it is absent. */
    public String text(String name) {
        return value(name).orElse("");
    }

    /** Checks that no parameter was sent twice. */
    public Parameters requireUnique() {
        values.keySet().forEach(this::value);
        return this;
    }

    /** These parameters without some. */
    public Parameters without(String... names) {
        Map<String, List<String>> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(Arrays.asList(names));
        return new Parameters(rest);
    }

    /** These parameters and another. */
    public Parameters with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(name, List.of(value));
        return new Parameters(more);
    }

    /** Form-encoded again, safe to put behind a question mark whatever the values hold. */
    public String encoded() {
        return values.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey(), value)))
                .collect(Collectors.joining("&"));
    }

    static String encode(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
