package io.kognita.wire.sigv4;

import java.util.ArrayList;
import java.util.List;

/** One decoded pair of a query string; {@code +} is itself, as Signature Version 4 has it. */
record QueryParameter(String name, String value) {

    static List<QueryParameter> parse(String query) {
        List<QueryParameter> parameters = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.add(new QueryParameter(UriEncoding.decode(name), UriEncoding.decode(value)));
            }
        }
        return parameters;
    }
}
