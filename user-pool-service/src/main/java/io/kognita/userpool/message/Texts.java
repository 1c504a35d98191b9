package io.kognita.userpool.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** The words of messages in every language, one resource each. */
final class Texts {

    private static final Map<Language, Properties> BY_LANGUAGE = load();

    private Texts() {}

    static String subject(Language language, String message) {
        return text(language, message + ".subject");
    }

    static String body(Language language, String message) {
        return text(language, message + ".body");
    }

    private static String text(Language language, String key) {
        String text = BY_LANGUAGE.get(language).getProperty(key);
        if (text == null) {
            throw new IllegalStateException("texts_" + language.tag() + ".properties lacks " + key);
        }
        return text;
    }

    private static Map<Language, Properties> load() {
        Map<Language, Properties> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts.put(language, load("texts_" + language.tag() + ".properties"));
        }
        return texts;
    }

    private static Properties load(String name) {
        Properties texts = new Properties();
        try (InputStream file = Texts.class.getResourceAsStream(name);
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
