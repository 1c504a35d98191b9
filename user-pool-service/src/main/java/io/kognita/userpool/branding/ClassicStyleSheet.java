package io.kognita.userpool.branding;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The style sheet of the classic pages: rules for the classes that AWS documents, and nothing that fetches or runs
 * something on the page where passwords are typed.
 */
final class ClassicStyleSheet {

    private static final Set<String> CLASSES = Set.of(
            "background-customizable",
            "banner-customizable",
            "errorMessage-customizable",
            "idpButton-customizable",
            "idpButton-customizable:hover",
            "idpDescription-customizable",
            "inputField-customizable",
            "inputField-customizable:focus",
            "label-customizable",
            "legalText-customizable",
            "logo-customizable",
            "passwordCheck-valid-customizable",
            "passwordCheck-notValid-customizable",
            "redirect-customizable",
            "socialButton-customizable",
            "submitButton-customizable",
            "submitButton-customizable:hover",
            "textDescription-customizable");

    private static final Pattern PROPERTY = Pattern.compile("-?[a-zA-Z][a-zA-Z-]{0,63}");

    /** An escape could spell any of the others. */
    private static final List<String> FORBIDDEN =
            List.of("@", "\\", "<", "{", "url(", "expression(", "javascript:", "behavior:", "-moz-binding");

    private ClassicStyleSheet() {}

    /**
     * Checks a style sheet.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException naming what it must
     *     not have
     */
    static void check(String css) {
        String rest = withoutComments(css).strip();
        while (!rest.isEmpty()) {
            int begin = rest.indexOf('{');
            int end = rest.indexOf('}');
            if (begin < 0 || end < begin) {
                throw UiShapes.invalid("CSS is not well-formed.");
            }
            checkSelectors(rest.substring(0, begin));
            checkDeclarations(rest.substring(begin + 1, end));
            rest = rest.substring(end + 1).stripLeading();
        }
    }

    private static String withoutComments(String css) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (int begin = css.indexOf("/*"); begin >= 0; begin = css.indexOf("/*", from)) {
            int end = css.indexOf("*/", begin + 2);
            if (end < 0) {
                throw UiShapes.invalid("CSS has a comment without an end.");
            }
            kept.append(css, from, begin).append(' ');
            from = end + 2;
        }
        return kept.append(css, from, css.length()).toString();
    }

    private static void checkSelectors(String selectors) {
        for (String selector : selectors.split(",", -1)) {
            String name = selector.strip();
            if (!name.startsWith(".") || !CLASSES.contains(name.substring(1))) {
                throw UiShapes.invalid("CSS has a selector that cannot be customized: " + shortened(name));
            }
        }
    }

    private static void checkDeclarations(String declarations) {
        for (String declaration : declarations.split(";", -1)) {
            if (declaration.isBlank()) {
                continue;
            }
            int colon = declaration.indexOf(':');
            boolean fits = colon > 0
                    && PROPERTY.matcher(declaration.substring(0, colon).strip()).matches()
                    && !declaration.substring(colon + 1).isBlank()
                    && harmless(declaration);
            if (!fits) {
                throw UiShapes.invalid("CSS has a declaration that is not allowed: " + shortened(declaration.strip()));
            }
        }
    }

    private static boolean harmless(String declaration) {
        String lower = declaration.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        return FORBIDDEN.stream().noneMatch(lower::contains);
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }
}
