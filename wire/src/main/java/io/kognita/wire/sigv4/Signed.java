package io.kognita.wire.sigv4;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A JAX-RS method that only callers with a valid Signature Version 4 and the right permission reach; {@link SignedCaller}
 * then says who calls. Path parameters named {@code IdentityPoolId}, {@code UserPoolId} and {@code IdentityId} tell what
 * the action is done to.
 */
@NameBinding
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Signed {

    /** Signing name that the scope must have, for example {@code cognito-sync}. */
    String service();

    /** AWS's name of the operation, for example {@code ListRecords}. */
    String operation();
}
