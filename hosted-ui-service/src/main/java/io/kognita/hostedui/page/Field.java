package io.kognita.hostedui.page;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An input of a form.
 *
 * @param type the HTML input type
 * @param autocomplete what a browser or password manager may fill in (WHATWG HTML, autofill field names)
 * @param value what the user entered before
 * @param hint a line below the input, or empty
 */
@RegisterForReflection
public record Field(String name, String label, String type, String autocomplete, String value, String hint) {

    /** True when nothing was entered yet. */
    public boolean blank() {
        return value.isEmpty();
    }

    /** The element's id: the name without the brackets that labels cannot address. */
    public String id() {
        return name.replace('[', '-').replace("]", "");
    }
}
