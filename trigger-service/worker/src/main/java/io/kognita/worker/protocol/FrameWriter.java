package io.kognita.worker.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes frames: a length of four bytes, then so many bytes, the first of which says which frame it is. Thread-safe. */
public final class FrameWriter {

    private final DataOutputStream out;

    public FrameWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** Writes a frame and blocks until the pipe has taken it. */
    public void write(Frame frame) throws IOException {
        byte[] bytes = bytes(frame);
        synchronized (this) {
            out.writeInt(bytes.length);
            out.write(bytes);
            out.flush();
        }
    }

    private static byte[] bytes(Frame frame) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try {
            write(frame, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Frame frame, DataOutputStream out) throws IOException {
        switch (frame) {
            case Frame.Load(Program program) -> {
                out.writeByte(FrameReader.LOAD);
                program(program, out);
            }
            case Frame.Invoke invoke -> {
                out.writeByte(FrameReader.INVOKE);
                out.writeInt(invoke.call());
                out.writeInt(invoke.limitMillis());
                text(invoke.about(), out);
                bytes(invoke.event(), out);
            }
            case Frame.Fetched fetched -> {
                out.writeByte(FrameReader.FETCHED);
                out.writeInt(fetched.call());
                out.writeInt(fetched.fetch());
                text(fetched.error(), out);
                out.writeInt(fetched.status());
                texts(fetched.headers(), out);
                bytes(fetched.body(), out);
            }
            case Frame.Ready ready -> out.writeByte(FrameReader.READY);
            case Frame.Line line -> {
                out.writeByte(FrameReader.LINE);
                out.writeInt(line.call());
                text(line.level(), out);
                text(line.text(), out);
            }
            case Frame.Fetch fetch -> {
                out.writeByte(FrameReader.FETCH);
                out.writeInt(fetch.call());
                out.writeInt(fetch.fetch());
                text(fetch.method(), out);
                text(fetch.url(), out);
                texts(fetch.headers(), out);
                bytes(fetch.body(), out);
            }
            case Frame.Ended ended -> {
                out.writeByte(FrameReader.ENDED);
                out.writeInt(ended.call());
                out.writeByte(ended.ending().ordinal());
                bytes(ended.payload(), out);
            }
        }
    }

    private static void program(Program program, DataOutputStream out) throws IOException {
        text(program.handler(), out);
        out.writeInt(program.files().size());
        for (Map.Entry<String, byte[]> file : program.files().entrySet()) {
            text(file.getKey(), out);
            bytes(file.getValue(), out);
        }
        texts(program.environment(), out);
        Program.Limits limits = program.limits();
        out.writeInt(limits.cpuMillis());
        out.writeLong(limits.statements());
        out.writeInt(limits.answerBytes());
        out.writeInt(limits.logCharacters());
        out.writeInt(limits.fetches());
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    private static void bytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void texts(Map<String, String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            text(entry.getKey(), out);
            text(entry.getValue(), out);
        }
    }
}
