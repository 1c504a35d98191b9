package io.kognita.userpool.risk.compromised;

import io.kognita.userpool.risk.RiskSettings;
import io.kognita.userpool.work.LookupWorkers;
import io.kognita.wire.config.Deployment;
import io.kognita.wire.work.CallersContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * Asks whether a password is known from a leak. Whoever cannot be asked stops no sign-in: the password passes, and it is
 * counted that nobody looked. No answer is kept, for a cache would tell of passwords.
 */
@Singleton
class KnownLeaks {

    private static final Logger LOG = Logger.getLogger(KnownLeaks.class);
    private static final TypeLiteral<Uni<Boolean>> ANSWER = new TypeLiteral<>() {};

    /** Where half of so many questions fail, none is asked for a while. */
    private static final int WINDOW = 20;

    private static final int PAUSE_SECONDS = 15;

    private final Optional<LeakedPasswords> leaks;
    private final TypedGuard<Uni<Boolean>> guard;
    private final MeterRegistry meters;

    KnownLeaks(RiskSettings settings, Deployment deployment, LookupWorkers workers, Vertx vertx, MeterRegistry meters) {
        RiskSettings.LeakedPasswords source = settings.leakedPasswords();
        Optional<LeakedPasswords> file = source.file().map(path -> new HashFile(path, workers));
        this.leaks = file.or(() ->
                source.host().map(host -> new RangeHost(vertx, checked(host, deployment.local()), source)));
        this.guard = guard(source);
        this.meters = meters;
    }

    /** True when the deployment has a collection to ask. */
    boolean canTell() {
        return leaks.isPresent();
    }

    /** True when a password is known; false when it is not, or nobody could be asked. */
    Uni<Boolean> contain(String password) {
        return Uni.createFrom().deferred(() -> {
            Executor caller = CallersContext.current();
            PasswordDigest digest = PasswordDigest.of(password);
            return guard.get(() -> leaks.orElseThrow().contain(digest))
                    .onItem()
                    .invoke(found -> count(found ? "found" : "absent"))
                    .onFailure()
                    .recoverWithItem(this::unanswered)
                    .emitOn(caller);
        });
    }

    private boolean unanswered(Throwable failure) {
        LOG.debugf("a password was not looked for in leaks: %s", failure);
        count("unanswered");
        return false;
    }

    private void count(String outcome) {
        meters.counter("kognita.leaked.password.checks", "outcome", outcome).increment();
    }

    private static TypedGuard<Uni<Boolean>> guard(RiskSettings.LeakedPasswords settings) {
        return TypedGuard.create(ANSWER)
                .withDescription("leaked passwords")
                .withThreadOffload(false)
                .withCircuitBreaker()
                .requestVolumeThreshold(WINDOW)
                .delay(PAUSE_SECONDS, ChronoUnit.SECONDS)
                .done()
                .withBulkhead()
                .limit(settings.concurrency())
                .queueSize(settings.concurrency())
                .done()
                .withTimeout()
                .duration(settings.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    /** In clear, whoever listens would learn the beginnings of hashes, and could answer as they like. */
    private static URI checked(URI host, boolean local) {
        if (!"https".equals(host.getScheme()) && !(local && "http".equals(host.getScheme()))) {
            throw new IllegalArgumentException("kognita.risk.leaked-passwords.host must begin with https://");
        }
        return host;
    }
}
