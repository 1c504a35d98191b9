package io.kognita.userpool.auth.flow;

import io.kognita.userpool.auth.Admission;
import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Flow;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.PasswordProof;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** User name and password in one call. */
abstract class PasswordFlow implements Flow {

    private final Admission admission;
    private final PasswordProof proof;

    PasswordFlow(Admission admission, PasswordProof proof) {
        this.admission = admission;
        this.proof = proof;
    }

    @Override
    public Uni<Outcome> begin(Attempt attempt) {
        attempt.required(Attempt.USERNAME);
        String password = attempt.required(Attempt.PASSWORD);
        return admission
                .admit(attempt, password)
                .flatMap(candidate -> proof.judge(attempt, candidate, UUID.randomUUID(), password));
    }
}
