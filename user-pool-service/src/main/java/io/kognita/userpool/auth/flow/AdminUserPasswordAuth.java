package io.kognita.userpool.auth.flow;

import io.kognita.userpool.auth.Admission;
import io.kognita.userpool.auth.Door;
import io.kognita.userpool.auth.PasswordProof;
import jakarta.inject.Singleton;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/** {@code ADMIN_USER_PASSWORD_AUTH}, earlier {@code ADMIN_NO_SRP_AUTH}: a server sends the password. */
@Singleton
class AdminUserPasswordAuth extends PasswordFlow {

    AdminUserPasswordAuth(Admission admission, PasswordProof proof) {
        super(admission, proof);
    }

    @Override
    public Set<AuthFlowType> names() {
        return Set.of(AuthFlowType.ADMIN_USER_PASSWORD_AUTH, AuthFlowType.ADMIN_NO_SRP_AUTH);
    }

    @Override
    public Set<Door> doors() {
        return Set.of(Door.SERVER);
    }
}
