package io.kognita.userpool.auth;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/** A way to begin a sign-in, one of AWS's {@code AuthFlow} values. */
public interface Flow {

    /** The names a client may call it by. */
    Set<AuthFlowType> names();

    /** The doors at which it is open. */
    Set<Door> doors();

    /** Begins. The client has the flow enabled and the door is one of {@link #doors()}. */
    Uni<Outcome> begin(Attempt attempt);
}
