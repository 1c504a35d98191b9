package io.kognita.userpool.userexport;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.sigv4.Signed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Exports the users of a pool. Its calls are signed for {@code cognito-idp}; their operations read nothing by name, so that
 * a key that may only read exports nobody.
 */
@Path("/exports/{UserPoolId}")
@Produces(MediaType.APPLICATION_JSON)
public class ExportResource {

    private final Exports exports;
    private final ExportTable table;
    private final Pools pools;
    private final ObjectMapper json;

    ExportResource(Exports exports, ExportTable table, Pools pools, ObjectMapper json) {
        this.exports = exports;
        this.table = table;
        this.pools = pools;
        this.json = json;
    }

    /** How far an export is; instants in ISO 8601, {@code completionDate} null before its end. */
    @RegisterForReflection
    public record Progress(
            String exportId,
            String userPoolId,
            String status,
            String creationDate,
            String completionDate,
            String expirationDate,
            long exportedUsers,
            int parts) {

        static Progress of(UserExport export) {
            return new Progress(
                    export.id(),
                    export.poolId(),
                    export.status(),
                    export.createdAt().toString(),
                    export.completedAt() == null ? null : export.completedAt().toString(),
                    export.expiresAt().toString(),
                    export.users(),
                    export.parts());
        }
    }

    /** Begins an export to the JWK in {@code publicKey}, in place of the pool's earlier one. */
    @POST
    @Signed(service = "cognito-idp", operation = "CreateUserExport")
    public Uni<Progress> create(@PathParam("UserPoolId") String poolId, byte[] body) {
        RecipientKey key = key(body);
        return pools.byId(poolId).chain(pool -> exports.begin(pool, key)).map(Progress::of);
    }

    /** Shows how far an export is. */
    @GET
    @Path("/{ExportId}")
    @Signed(service = "cognito-idp", operation = "DownloadUserExport")
    public Uni<Progress> show(@PathParam("UserPoolId") String poolId, @PathParam("ExportId") String id) {
        return pools.byId(poolId).chain(pool -> table.existing(pool.id(), id)).map(Progress::of);
    }

    /** A part of an export: a JWE in compact form. */
    @GET
    @Path("/{ExportId}/parts/{Number}")
    @Produces("application/jose")
    @Signed(service = "cognito-idp", operation = "DownloadUserExport")
    public Uni<byte[]> part(
            @PathParam("UserPoolId") String poolId, @PathParam("ExportId") String id, @PathParam("Number") int number) {
        return pools.byId(poolId)
                .chain(pool -> table.part(pool.id(), id, number))
                .map(part -> part.getBytes(StandardCharsets.US_ASCII));
    }

    private RecipientKey key(byte[] body) {
        try {
            return RecipientKey.of(json.readTree(body).path("publicKey").toString());
        } catch (IOException e) {
            throw new AwsFailure(400, "InvalidParameterException", "The body is no JSON with a publicKey.");
        }
    }
}
