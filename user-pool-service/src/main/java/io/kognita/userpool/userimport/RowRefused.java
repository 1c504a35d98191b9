package io.kognita.userpool.userimport;

/** A row that becomes no user. The message goes to the job's log, so it holds no word of the row. */
final class RowRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    RowRefused(String why) {
        super(why, null, false, false);
    }
}
