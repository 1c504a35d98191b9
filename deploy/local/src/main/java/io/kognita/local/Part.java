package io.kognita.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the local run consists of, with each part's distance from the first port. */
public enum Part {
    GATEWAY(0),
    USER_POOL_SERVICE(1),
    HOSTED_UI_SERVICE(2),
    IDENTITY_POOL_SERVICE(3),
    TRIGGER_SERVICE(4),
    SYNC_SERVICE(5),
    MAIL_PAGE(6),
    SMTP(7),
    POSTGRES(8),
    KAFKA(9),
    KAFKA_CONTROLLER(10);

    private final int offset;

    Part(int offset) {
        this.offset = offset;
    }

    /** The parts that are services of Kognita. */
    public static List<Part> services() {
        return Arrays.stream(values())
                .filter(part -> part.label().endsWith("-service"))
                .toList();
    }

    /** Distance from the first port. */
    public int offset() {
        return offset;
    }

    /** Name of the part, which for a service is that of its module. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
