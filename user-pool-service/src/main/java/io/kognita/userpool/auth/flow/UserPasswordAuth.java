package io.kognita.userpool.auth.flow;

import io.kognita.userpool.auth.Admission;
import io.kognita.userpool.auth.Door;
import io.kognita.userpool.auth.FirstFactor;
import io.kognita.userpool.password.Passwords;
import jakarta.inject.Singleton;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/** {@code USER_PASSWORD_AUTH}: an application or the hosted pages send the password. */
@Singleton
class UserPasswordAuth extends PasswordFlow {

    UserPasswordAuth(Admission admission, Passwords passwords, FirstFactor firstFactor, PasswordRenewal renewal) {
        super(admission, passwords, firstFactor, renewal);
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
