package io.kognita.userpool.auth;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.kognita.userpool.trigger.PostAuthentication;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** Leads a sign-in to the flow or challenge that its caller names. */
@Singleton
class SignInEngine {

    private final Map<AuthFlowType, Flow> flows = new HashMap<>();
    private final Map<ChallengeNameType, Challenge> challenges;
    private final PostAuthentication postAuthentication;
    private final BlockedAddresses blockedAddresses;

    SignInEngine(
            @All List<Flow> flows,
            @All List<Challenge> challenges,
            PostAuthentication postAuthentication,
            BlockedAddresses blockedAddresses) {
        this.blockedAddresses = blockedAddresses;
        this.postAuthentication = postAuthentication;
        flows.forEach(flow -> flow.names().forEach(name -> this.flows.put(name, flow)));
        this.challenges = challenges.stream().collect(toUnmodifiableMap(Challenge::name, Function.identity()));
    }

    /** Begins a sign-in by a flow that is open at this door and that the client has enabled. */
    Uni<Outcome> begin(AuthFlowType name, Attempt attempt) {
        Flow flow = flows.get(name);
        if (flow == null || !flow.doors().contains(attempt.door())) {
            throw invalid("Initiate Auth method not supported.");
        }
        if (attempt.door() != Door.HOSTED_PAGE && !attempt.client().enables(name)) {
            throw invalid(notEnabled(name));
        }
        return blockedAddresses
                .refuse(attempt)
                .chain(() -> flow.begin(attempt))
                .call(outcome -> tell(attempt, outcome));
    }

    /** Continues a sign-in with the answer to a challenge. */
    Uni<Outcome> answer(ChallengeNameType name, Attempt attempt) {
        Challenge challenge = challenges.get(name);
        if (challenge == null) {
            throw invalid("Invalid challenge name " + name);
        }
        return blockedAddresses
                .refuse(attempt)
                .chain(() -> challenge.answer(attempt))
                .call(outcome -> tell(attempt, outcome));
    }

    /** Whoever has passed every step gets tokens only if the pool's function has nothing against it. */
    private Uni<Void> tell(Attempt attempt, Outcome outcome) {
        return outcome instanceof Outcome.Proved proved
                ? postAuthentication.tell(attempt.triggers(), proved.user(), withNewDevice(attempt, proved))
                : Uni.createFrom().voidItem();
    }

    private static boolean withNewDevice(Attempt attempt, Outcome.Proved proved) {
        return attempt.pool().remembersDevices() && proved.device().isEmpty();
    }

    /** AWS words it differently from flow to flow. */
    private static String notEnabled(AuthFlowType name) {
        return switch (name) {
            case USER_SRP_AUTH, CUSTOM_AUTH -> name + " is not enabled for the client.";
            case ADMIN_NO_SRP_AUTH, ADMIN_USER_PASSWORD_AUTH -> "Auth flow not enabled for this client";
            case USER_PASSWORD_AUTH, USER_AUTH, REFRESH_TOKEN, REFRESH_TOKEN_AUTH, UNKNOWN_TO_SDK_VERSION ->
                name + " flow not enabled for this client";
        };
    }

    private static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
