package io.kognita.worker;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A function's files, which lie in {@value #ROOT} as on Lambda, and whether each is an ES or a CommonJS module. */
final class CodeFiles {

    static final String ROOT = "/var/task";

    /** What no CommonJS module has at the beginning of a line. */
    private static final Pattern MODULE_SYNTAX = Pattern.compile("^(export|import)[\\s{*\"']", Pattern.MULTILINE);

    private static final Pattern PACKAGE_TYPE = Pattern.compile("\"type\"\\s*:\\s*\"(module|commonjs)\"");

    private final Map<String, byte[]> files;

    CodeFiles(Map<String, byte[]> files) {
        this.files = files;
    }

    boolean contains(String path) {
        return path.startsWith(ROOT + "/") && files.containsKey(path.substring(ROOT.length() + 1));
    }

    /** The text of a file that is there. */
    String text(String path) {
        return new String(files.get(path.substring(ROOT.length() + 1)), StandardCharsets.UTF_8);
    }

    /** Decides as Node does: by the suffix, then the nearest package.json, then what the file itself looks like. */
    boolean isModule(String path) {
        if (path.endsWith(".mjs")) {
            return true;
        }
        if (!path.endsWith(".js")) {
            return false;
        }
        return packageType(path)
                .map(type -> type.equals("module"))
                .orElseGet(() -> MODULE_SYNTAX.matcher(text(path)).find());
    }

    private Optional<String> packageType(String path) {
        String folder = path;
        while (folder.length() > ROOT.length()) {
            folder = folder.substring(0, folder.lastIndexOf('/'));
            String description = folder + "/package.json";
            if (contains(description)) {
                return PACKAGE_TYPE
                        .matcher(text(description))
                        .results()
                        .map(found -> found.group(1))
                        .findFirst();
            }
        }
        return Optional.empty();
    }
}
