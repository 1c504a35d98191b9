package io.kognita.userpool.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages of Cognito's managed login, in which messages are worded where a pool has no words of its own. */
enum Language {
    GERMAN("de"),
    ENGLISH("en"),
    SPANISH("es"),
    FRENCH("fr"),
    INDONESIAN("id"),
    ITALIAN("it"),
    JAPANESE("ja"),
    KOREAN("ko"),
    BRAZILIAN_PORTUGUESE("pt-BR"),
    SIMPLIFIED_CHINESE("zh-CN"),
    TRADITIONAL_CHINESE("zh-TW");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The language's tag as managed login names it. */
    String tag() {
        return tag;
    }

    /**
     * The language of a user.
     *
     * @param locale value of the standard attribute {@code locale}: a language tag (BCP 47), with underscores at times
     * @return English when the user names none or one that is not here
     */
    static Language of(Optional<String> locale) {
        return locale.map(text -> Locale.forLanguageTag(text.replace('_', '-')))
                .map(Language::of)
                .orElse(ENGLISH);
    }

    private static Language of(Locale locale) {
        if (locale.getLanguage().equals("zh")) {
            return isTraditional(locale) ? TRADITIONAL_CHINESE : SIMPLIFIED_CHINESE;
        }
        return Arrays.stream(values())
                .filter(language ->
                        Locale.forLanguageTag(language.tag).getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** Chinese is written in two ways; where a tag does not name one, its region tells. */
    private static boolean isTraditional(Locale locale) {
        return switch (locale.getScript()) {
            case "Hant" -> true;
            case "Hans" -> false;
            default ->
                switch (locale.getCountry()) {
                    case "TW", "HK", "MO" -> true;
                    default -> false;
                };
        };
    }
}
