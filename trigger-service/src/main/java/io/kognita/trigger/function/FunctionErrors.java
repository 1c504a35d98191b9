package io.kognita.trigger.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads errors as Lambda's runtimes tell them, {@code {"errorMessage": …, "errorType": …}}. */
@Singleton
public class FunctionErrors {

    private final ObjectMapper json;

    FunctionErrors(ObjectMapper json) {
        this.json = json;
    }

    /** The error's message; empty when the JSON is no such error. */
    public Optional<String> messageIn(byte[] error) {
        return object(error)
                .filter(object -> object.path("errorMessage").isTextual())
                .map(object -> object.get("errorMessage").textValue());
    }

    /** Whether JSON is an error by its form alone, with both members. */
    public boolean isError(byte[] answer) {
        return object(answer)
                .filter(object -> object.path("errorMessage").isTextual()
                        && object.path("errorType").isTextual())
                .isPresent();
    }

    private Optional<ObjectNode> object(byte[] text) {
        try {
            return json.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
