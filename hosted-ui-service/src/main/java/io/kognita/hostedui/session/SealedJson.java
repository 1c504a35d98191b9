package io.kognita.hostedui.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Records that travel or rest sealed. */
@Singleton
public class SealedJson {

    private final Sealer sealer;
    private final ObjectMapper json;

    SealedJson(Sealer sealer, ObjectMapper json) {
        this.sealer = sealer;
        this.json = json;
    }

    /** Seals a record as URL-safe text; the context must be given again to open it. */
    public String seal(String purpose, Record value, String context) {
        return sealer.sealText(purpose, bytes(value), context);
    }

    /** Seals a record as bytes. */
    public byte[] sealBytes(String purpose, Record value, String context) {
        return sealer.seal(purpose, bytes(value), context);
    }

    /** Opens sealed text; empty when it is not what this deployment sealed for the purpose and context. */
    public <T extends Record> Optional<T> open(String purpose, String sealed, String context, Class<T> type) {
        return sealer.openText(purpose, sealed, context).map(plain -> read(plain, type));
    }

    /** Opens sealed bytes. */
    public <T extends Record> Optional<T> openBytes(String purpose, byte[] sealed, String context, Class<T> type) {
        return sealer.open(purpose, sealed, context).map(plain -> read(plain, type));
    }

    private byte[] bytes(Record value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(byte[] plain, Class<T> type) {
        try {
            return json.readValue(plain, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
