package io.kognita.userpool.auth;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kognita.userpool.device.Device;
import io.kognita.userpool.mfa.Demand;
import io.kognita.userpool.user.SecondFactor;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidUserPoolConfigurationException;

/** The step between a first factor that is proved and the end of a sign-in, whatever the first factor was. */
@Singleton
public class SecondFactorStep {

    private final RiskStep risk;
    private final Map<SecondFactor, SecondFactorQuestion> questions;
    private final Sessions sessions;
    private final SetUps setUps;
    private final DeviceStep deviceStep;

    SecondFactorStep(
            RiskStep risk,
            @All List<SecondFactorQuestion> questions,
            Sessions sessions,
            SetUps setUps,
            DeviceStep deviceStep) {
        this.risk = risk;
        this.questions =
                questions.stream().collect(toUnmodifiableMap(SecondFactorQuestion::factor, Function.identity()));
        this.sessions = sessions;
        this.setUps = setUps;
        this.deviceStep = deviceStep;
    }

    /** Ends the sign-in, or asks for what the pool wants beyond the first factor. */
    public Uni<Outcome> after(Attempt attempt, Proof proof) {
        return deviceStep
                .named(attempt, proof)
                .flatMap(device -> risk.judge(attempt, proof, device.isPresent())
                        .flatMap(judged ->
                                demand(attempt, judged).flatMap(demand -> after(attempt, judged, device, demand))));
    }

    /** As {@link #after}, where the pool's functions vouch for the user: what else to ask for is theirs, unless there is a risk. */
    public Uni<Outcome> afterFunctions(Attempt attempt, Proof proof) {
        return deviceStep
                .named(attempt, proof)
                .flatMap(device -> risk.judgeCustom(attempt, proof, device.isPresent())
                        .flatMap(judged -> judged.assessment().secondFactor()
                                ? demand(attempt, judged).flatMap(demand -> after(attempt, judged, device, demand))
                                : deviceStep.after(attempt, judged, device)));
    }

    /** As {@link #after}, where what was proved counts as both factors: a risk may block the user, and has nothing to ask for. */
    public Uni<Outcome> afterBoth(Attempt attempt, Proof proof) {
        return deviceStep
                .named(attempt, proof)
                .flatMap(device -> risk.judge(attempt, proof, device.isPresent())
                        .flatMap(judged -> deviceStep.after(attempt, judged, device)));
    }

    /** A device that the pool trusts stands for a factor that the user has, not for one that they still have to set up. */
    private Uni<Outcome> after(Attempt attempt, Proof proof, Optional<Device> device, Demand demand) {
        return switch (demand) {
            case Demand.Nothing _ -> deviceStep.after(attempt, proof, device);
            case Demand.Prove(SecondFactor factor) ->
                deviceStep
                        .insteadOfSecondFactor(attempt, proof, device)
                        .map(asked -> Uni.createFrom().item(asked))
                        .orElseGet(() -> ask(attempt, proof, factor));
            case Demand.Choose(Set<SecondFactor> factors) ->
                Uni.createFrom()
                        .item(deviceStep
                                .insteadOfSecondFactor(attempt, proof, device)
                                .orElseGet(() -> choice(attempt, proof, factors)));
            case Demand.SetUp(Set<SecondFactor> factors) -> Uni.createFrom().item(setUp(attempt, proof, factors));
        };
    }

    /** What the pool, or the risk, wants of the user as they are now. */
    public Uni<Demand> demand(Attempt attempt, Proof proof) {
        return risk.demand(attempt, proof);
    }

    /** Asks for one factor. */
    public Uni<Outcome> ask(Attempt attempt, Proof proof, SecondFactor factor) {
        return questions.get(factor).put(attempt, proof);
    }

    private Outcome choice(Attempt attempt, Proof proof, Set<SecondFactor> factors) {
        return new Outcome.Challenged(
                ChallengeNameType.SELECT_MFA_TYPE,
                sessions.seal(attempt, ChallengeNameType.SELECT_MFA_TYPE, proof),
                parameters(proof, "MFAS_CAN_CHOOSE", factors));
    }

    private Outcome setUp(Attempt attempt, Proof proof, Set<SecondFactor> factors) {
        if (factors.isEmpty()) {
            throw InvalidUserPoolConfigurationException.builder()
                    .message("The user pool requires MFA and has no MFA method")
                    .build();
        }
        return new Outcome.Challenged(
                ChallengeNameType.MFA_SETUP,
                setUps.begin(attempt, proof.session(sessions.end(attempt))),
                parameters(proof, "MFAS_CAN_SETUP", factors));
    }

    private static Map<String, String> parameters(Proof proof, String name, Set<SecondFactor> factors) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        factors.forEach(factor -> names.add(factor.name()));
        return Map.of("USER_ID_FOR_SRP", proof.user().username(), name, names.toString());
    }
}
