package io.kognita.trigger.outbound;

import io.kognita.trigger.function.FunctionRegistry;
import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.outbound.ForbiddenAddress;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.UnknownHostException;

/** Checks the address of a function when it is registered, so that the operator hears at once what each call would fail with. */
@Singleton
public class RegisteredUrl {

    private final WebUrl urls;
    private final PermittedAddresses addresses;

    RegisteredUrl(WebUrl urls, PermittedAddresses addresses) {
        this.urls = urls;
        this.addresses = addresses;
    }

    /**
     * Reads an address.
     *
     * @throws AwsFailure says which rule it breaks
     */
    public URI parse(String text) {
        try {
            return urls.parse(text);
        } catch (IllegalArgumentException e) {
            throw FunctionRegistry.invalid(e.getMessage());
        }
    }

    /** Fails with {@link AwsFailure} when the address leads where none may; a name that leads nowhere may still get an address. */
    public Uni<Void> check(URI url) {
        return addresses
                .of(url)
                .replaceWithVoid()
                .onFailure(UnknownHostException.class)
                .recoverWithNull()
                .onFailure(ForbiddenAddress.class)
                .transform(forbidden -> FunctionRegistry.invalid("Url: " + forbidden.getMessage()));
    }
}
