package io.kognita.userpool.branding;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;

/** Settings of a style: documents laid over one another, member by member. */
final class StyleSettings {

    private static final int DEEPEST = 20;

    private StyleSettings() {}

    /**
     * Checks what a request gives.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when it is no object,
     *     or nested deeper than any style is
     */
    static Document checked(Document given) {
        if (!given.isMap()) {
            throw UiShapes.invalid("Settings must be a JSON object.");
        }
        if (depth(given) > DEEPEST) {
            throw UiShapes.invalid("Settings are nested too deep.");
        }
        return given;
    }

    /** Settings as they are with changes laid over them: objects are merged, everything else is replaced. */
    static Document merged(Document below, Document above) {
        if (below == null) {
            return above;
        }
        if (above == null) {
            return below;
        }
        if (!below.isMap() || !above.isMap()) {
            return above;
        }
        Map<String, Document> members = new LinkedHashMap<>(below.asMap());
        above.asMap().forEach((name, value) -> members.merge(name, value, StyleSettings::merged));
        return Document.fromMap(members);
    }

    private static int depth(Document document) {
        if (document.isMap()) {
            return 1
                    + document.asMap().values().stream()
                            .mapToInt(StyleSettings::depth)
                            .max()
                            .orElse(0);
        }
        if (document.isList()) {
            return 1
                    + document.asList().stream()
                            .mapToInt(StyleSettings::depth)
                            .max()
                            .orElse(0);
        }
        return 0;
    }
}
