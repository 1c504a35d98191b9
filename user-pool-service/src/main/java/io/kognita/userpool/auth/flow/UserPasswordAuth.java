package io.kognita.userpool.auth.flow;

import io.kognita.userpool.auth.Admission;
import io.kognita.userpool.auth.Door;
import io.kognita.userpool.auth.PasswordProof;
import jakarta.inject.Singleton;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/** {@code USER_PASSWORD_AUTH}: an application or the hosted pages send the password. */
@Singleton
class UserPasswordAuth extends PasswordFlow {

    UserPasswordAuth(Admission admission, PasswordProof proof) {
        super(admission, proof);
    }

    @Override
    public Set<AuthFlowType> names() {
        return Set.of(AuthFlowType.USER_PASSWORD_AUTH);
    }

    @Override
    public Set<Door> doors() {
        return Set.of(Door.APPLICATION, Door.HOSTED_PAGE);
    }
}
