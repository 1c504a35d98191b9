package io.kognita.userpool.auth.flow;

import io.kognita.userpool.auth.Admission;
import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Door;
import io.kognita.userpool.auth.Flow;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.SrpExchange;
import io.kognita.userpool.srp.SrpPublicValue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/** {@code USER_SRP_AUTH}: the password never leaves the client; {@code PASSWORD_VERIFIER} asks for its proof. */
@Singleton
class UserSrpAuth implements Flow {

    private final Admission admission;
    private final SrpExchange exchange;

    UserSrpAuth(Admission admission, SrpExchange exchange) {
        this.admission = admission;
        this.exchange = exchange;
    }

    @Override
    public Set<AuthFlowType> names() {
        return Set.of(AuthFlowType.USER_SRP_AUTH);
    }

    @Override
    public Set<Door> doors() {
        return Set.of(Door.values());
    }

    @Override
    public Uni<Outcome> begin(Attempt attempt) {
        SrpPublicValue clientValue = SrpExchange.clientValue(attempt);
        return admission.admit(attempt).flatMap(candidate -> exchange.begin(attempt, candidate, clientValue));
    }
}
