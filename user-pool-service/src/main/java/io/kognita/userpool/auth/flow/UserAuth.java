package io.kognita.userpool.auth.flow;

import io.kognita.userpool.auth.Admission;
import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Door;
import io.kognita.userpool.auth.FirstFactorStep;
import io.kognita.userpool.auth.Flow;
import io.kognita.userpool.auth.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/** {@code USER_AUTH}: users choose by what they sign in. */
@Singleton
class UserAuth implements Flow {

    private final Admission admission;
    private final FirstFactorStep firstFactor;

    UserAuth(Admission admission, FirstFactorStep firstFactor) {
        this.admission = admission;
        this.firstFactor = firstFactor;
    }

    @Override
    public Set<AuthFlowType> names() {
        return Set.of(AuthFlowType.USER_AUTH);
    }

    @Override
    public Set<Door> doors() {
        return Set.of(Door.APPLICATION, Door.SERVER);
    }

    @Override
    public Uni<Outcome> begin(Attempt attempt) {
        return admission.admit(attempt).flatMap(candidate -> firstFactor.begin(attempt, candidate, UUID.randomUUID()));
    }
}
