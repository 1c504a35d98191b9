package io.kognita.trigger.message;

/** The mail server could not take a message now. */
final class MailFailure extends RuntimeException {

    MailFailure(String reason) {
        super(reason, null, false, false);
    }
}
