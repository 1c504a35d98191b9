package io.kognita.hostedui.page;

import io.kognita.hostedui.web.Parameters;

/** A form that was not taken: it is not proved to come from our page, or its sender sends too many. */
public final class FormRefused extends RuntimeException {

    private final transient Parameters parameters;
    private final Reason reason;

    FormRefused(Reason reason, Parameters parameters) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.parameters = parameters;
    }

    Reason reason() {
        return reason;
    }

    /** The request to start again with. */
    Parameters parameters() {
        return parameters;
    }

    /** Why a form was refused. */
    enum Reason {
        NOT_PROVED,
        TOO_MANY
    }
}
