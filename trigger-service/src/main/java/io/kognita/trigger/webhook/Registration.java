package io.kognita.trigger.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.trigger.function.RegistrationBody;
import io.kognita.wire.aws.AwsFailure;
import java.util.Optional;
import java.util.Set;

/** The body of a registration, {@code {"Url": …, "Secret": …}}, of which the secret may be left out. */
record Registration(String url, Optional<String> secret) {

    private static final Set<String> MEMBERS = Set.of("Url", "Secret");

    /**
     * Reads strictly: no other member, no other type.
     *
     * @throws AwsFailure {@code SerializationException}; its message repeats nothing of the body
     */
    static Registration read(ObjectMapper json, byte[] body) {
        RegistrationBody members = RegistrationBody.read(json, body, MEMBERS);
        return new Registration(members.required("Url"), members.text("Secret"));
    }

    @Override
    public String toString() {
        return "Registration[url=" + url + "]";
    }
}
