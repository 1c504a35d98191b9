package io.kognita.local.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A log file that never takes more than twice its size: when it is full it becomes {@code .1}, and a new one begins. */
final class BoundedLog {

    private static final long MAX_BYTES = 5_000_000;

    private final Path file;

    BoundedLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Copies a program's output to the log until it ends. */
    void copy(InputStream output) throws IOException {
        byte[] buffer = new byte[8192];
        int length = output.read(buffer);
        while (length >= 0) {
            length = fill(output, buffer, length);
        }
    }

    private int fill(InputStream output, byte[] buffer, int first) throws IOException {
        int length = first;
        try (OutputStream log = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            long size = Files.size(file);
            while (length >= 0 && size < MAX_BYTES) {
                log.write(buffer, 0, length);
                size += length;
                length = output.read(buffer);
            }
        }
        if (length >= 0) {
            Path full = file.resolveSibling(file.getFileName() + ".1");
            Files.move(file, full, StandardCopyOption.REPLACE_EXISTING);
        }
        return length;
    }
}
