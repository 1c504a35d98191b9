package io.kognita.userpool.limit;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Throttle;
import io.kognita.wire.rate.TokenBuckets;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

/** Admits so many calls of a category in a second as its limit says, for each pool. */
@Singleton
class CategoryThrottle implements Throttle {

    /** Sign-ins have several steps: AWS takes three answers for each, and counts what is beyond as sign-ins. */
    private static final Set<String> ANSWERS = Set.of("AdminRespondToAuthChallenge", "RespondToAuthChallenge");

    private static final int ANSWERS_PER_SIGN_IN = 3;
    private static final String ANSWER = "answer";

    private final Owners owners;
    private final CurrentLimits limits;
    private final MeterRegistry meters;
    private final TokenBuckets buckets = new TokenBuckets();

    CategoryThrottle(Owners owners, CurrentLimits limits, MeterRegistry meters) {
        this.owners = owners;
        this.limits = limits;
        this.meters = meters;
    }

    /** @throws TooManyRequestsException when the call is one too many */
    @Override
    public Uni<Void> admit(Call call, Input input) {
        Category category = Category.ofOperation(call.operation());
        return owners.of(call, input)
                .invoke(owner -> take(owner, category, call.operation()))
                .replaceWithVoid();
    }

    private void take(String owner, Category category, String operation) {
        double perSecond = limits.perSecond(category);
        boolean taken = Double.isInfinite(perSecond)
                || (ANSWERS.contains(operation) && buckets.take(owner, ANSWER, ANSWERS_PER_SIGN_IN * perSecond))
                || buckets.take(owner, category.wireName(), perSecond);
        if (!taken) {
            meters.counter("kognita.calls.throttled", "category", category.wireName())
                    .increment();
            throw exceeded();
        }
    }

    static TooManyRequestsException exceeded() {
        return TooManyRequestsException.builder().message("Rate exceeded").build();
    }
}
