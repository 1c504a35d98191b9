package io.kognita.userpool.risk;

import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** What is remembered of how a user signed in. */
@Singleton
public class SignInHistory {

    /** So many of each kind count: somebody who fails to sign in, however often, pushes nothing out. */
    private static final int MOST = 50;

    private static final String RECENT = """
            select pool_id, sub, id, sequence, event_type, passed, in_progress, second_factor, risk_decision, risk_level,
                compromised, source_ip, user_agent, device_id, device_name, timezone, city, country, latitude, longitude,
                created_at, feedback, feedback_by, feedback_at
            from (
                (select * from auth_event where pool_id = :pool and sub = :sub and passed
                    and event_type = 'SignIn' and from_user order by sequence desc limit :most)
                union
                (select * from auth_event where pool_id = :pool and sub = :sub and feedback is not null
                    and from_user order by sequence desc limit :most)) event
            """;

    /** The sign-ins that succeeded last, and the attempts that were judged last; the newest first. */
    public Uni<List<PastSignIn>> of(User user) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(RECENT, AuthEvent.class)
                                .setParameter("pool", user.poolId())
                                .setParameter("sub", user.sub())
                                .setParameter("most", MOST)
                                .getResultList()))
                .map(events -> events.stream()
                        .sorted(Comparator.comparing(AuthEvent::createdAt).reversed())
                        .map(AuthEvent::past)
                        .toList());
    }
}
