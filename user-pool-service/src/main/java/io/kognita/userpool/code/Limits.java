package io.kognita.userpool.code;

import io.kognita.userpool.sweep.Swept;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

/**
 * Bounds how often an action is tried for one user. An attempt is counted and committed in one statement before anything
 * is compared, so requests in parallel, on whatever replica, cannot try more often than the limit says.
 */
@Singleton
public class Limits implements Swept {

    private static final Duration WINDOW = Duration.ofHours(1);

    private static final String COUNT = """
            insert into attempt_limit as known (pool_id, sub, action, attempts, window_end)
            values (:pool, :sub, :action, 1, :end)
            on conflict (pool_id, sub, action) do update set
                attempts = case when known.window_end <= :now then 1 else known.attempts + 1 end,
                window_end = case when known.window_end <= :now then :end else known.window_end end
            returning attempts
            """;

    private final LimitSettings settings;
    private final Clock clock;

    Limits(LimitSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What is bounded. */
    public enum Action {
        CONFIRM_SIGN_UP(LimitSettings::confirmSignUp),
        RESEND_CONFIRMATION_CODE(LimitSettings::resendConfirmationCode),
        FORGOT_PASSWORD(LimitSettings::forgotPassword),
        CONFIRM_FORGOT_PASSWORD(LimitSettings::confirmForgotPassword),
        CHANGE_PASSWORD(LimitSettings::changePassword),
        GET_USER_ATTRIBUTE_VERIFICATION_CODE(LimitSettings::getUserAttributeVerificationCode),
        VERIFY_USER_ATTRIBUTE(LimitSettings::verifyUserAttribute),
        UPDATE_USER_ATTRIBUTES(LimitSettings::updateUserAttributes),
        SIGN_IN_CODE(LimitSettings::signInCode);

        private final ToIntFunction<LimitSettings> limit;

        Action(ToIntFunction<LimitSettings> limit) {
            this.limit = limit;
        }
    }

    /**
     * Counts an attempt, which the statement alone commits unless a transaction is under way. Count guesses outside of any, or a guess that
     * fails takes its count back.
     *
     * @throws LimitExceededException when there were too many in this hour
     */
    public Uni<Void> count(Subject subject, Action action) {
        Instant now = clock.instant();
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(COUNT, Integer.class)
                                .setParameter("pool", subject.poolId())
                                .setParameter("sub", subject.sub())
                                .setParameter("action", action.name())
                                .setParameter("now", now)
                                .setParameter("end", now.plus(WINDOW))
                                .getSingleResult()))
                .invoke(attempts -> {
                    if (attempts > action.limit.applyAsInt(settings)) {
                        throw exceeded();
                    }
                })
                .replaceWithVoid();
    }

    /**
     * As {@link #count}, for operations that AWS does not document a {@code LimitExceededException} of.
     *
     * @throws TooManyRequestsException when there were too many in this hour
     */
    public Uni<Void> throttle(Subject subject, Action action) {
        return count(subject, action)
                .onFailure(LimitExceededException.class)
                .transform(exceeded -> TooManyRequestsException.builder()
                        .message(exceeded.getMessage())
                        .build());
    }

    @Override
    public Leftovers leftovers() {
        return new Leftovers("attempt_limit", "pool_id, sub, action", "window_end", Duration.ZERO);
    }

    static LimitExceededException exceeded() {
        return LimitExceededException.builder()
                .message("Attempt limit exceeded, please try after some time.")
                .build();
    }
}
