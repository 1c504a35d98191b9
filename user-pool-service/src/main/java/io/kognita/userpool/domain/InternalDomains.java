package io.kognita.userpool.domain;

import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.signin.DomainSettings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;

/** Whose sign-in pages stand under a domain. */
@Path("/internal/domains/{domain}")
@Produces(MediaType.APPLICATION_JSON)
public class InternalDomains {

    private final DomainTable table;

    InternalDomains(DomainTable table) {
        this.table = table;
    }

    /** The pool of a prefix, or of a custom domain by its whole name; 404 when nobody has it. */
    @GET
    public Uni<DomainSettings> pool(@PathParam("domain") String domain) {
        return table.find(domain)
                .map(found -> found.map(Domain::settings)
                        .map(InternalDomains::settings)
                        .orElseThrow(() -> new AwsFailure(
                                404, "ResourceNotFoundException", "Domain " + domain + " does not exist.")));
    }

    private static DomainSettings settings(DomainDescriptionType domain) {
        return new DomainSettings(
                domain.domain(),
                domain.userPoolId(),
                domain.customDomainConfig() != null,
                domain.managedLoginVersion());
    }
}
