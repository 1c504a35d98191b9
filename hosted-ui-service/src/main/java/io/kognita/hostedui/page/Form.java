package io.kognita.hostedui.page;

import io.kognita.hostedui.web.Parameters;

/** A form that passed the {@link FormGate}, with the page it belongs to. */
public record Form(Page page, Parameters fields) {

    /** What a field holds; empty when nothing was entered. */
    public String text(String name) {
        return fields.text(name);
    }

    /** Never shows what a user entered. */
    @Override
    public String toString() {
        return "Form[" + page.clientId() + "]";
    }
}
