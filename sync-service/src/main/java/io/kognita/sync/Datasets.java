package io.kognita.sync;

import io.kognita.sync.SyncShapes.DatasetAnswer;
import io.kognita.sync.SyncShapes.DatasetList;
import io.kognita.sync.SyncShapes.RecordList;
import io.kognita.sync.SyncShapes.RecordsAnswer;
import io.kognita.sync.SyncShapes.UpdateRecordsRequest;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.sigv4.Signed;
import io.kognita.wire.sigv4.SignedCaller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The datasets of an identity and their records: AWS's operations at AWS's paths. */
@Path("/identitypools/{IdentityPoolId}/identities/{IdentityId}/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class Datasets {

    private static final String API = "cognito-sync";
    private static final String ID = "[\\w-]+:[0-9a-f-]+";
    private static final String NAME = "[a-zA-Z0-9_.:-]+";

    private final DatasetReader reader;
    private final DatasetRemoval removal;
    private final RecordChanges changes;
    private final SyncSessions sessions;
    private final SignedCaller signed;

    Datasets(
            DatasetReader reader,
            DatasetRemoval removal,
            RecordChanges changes,
            SyncSessions sessions,
            SignedCaller signed) {
        this.reader = reader;
        this.removal = removal;
        this.changes = changes;
        this.sessions = sessions;
        this.signed = signed;
    }

    @GET
    @Signed(service = API, operation = "ListDatasets")
    public Uni<DatasetList> listDatasets(
            @PathParam("IdentityPoolId") @Pattern(regexp = ID) @Size(max = 55) String poolId,
            @PathParam("IdentityId") @Pattern(regexp = ID) @Size(max = 55) String identityId,
            @QueryParam("nextToken") String nextToken,
            @QueryParam("maxResults") @Min(1) @Max(1024) Integer maxResults) {
        return reader.list(poolId, identityId, Optional.ofNullable(nextToken), Limits.page(maxResults));
    }

    @GET
    @Path("{DatasetName}")
    @Signed(service = API, operation = "DescribeDataset")
    public Uni<DatasetAnswer> describeDataset(
            @PathParam("IdentityPoolId") @Pattern(regexp = ID) @Size(max = 55) String poolId,
            @PathParam("IdentityId") @Pattern(regexp = ID) @Size(max = 55) String identityId,
            @PathParam("DatasetName") @Pattern(regexp = NAME) @Size(max = 128) String name) {
        return reader.describe(new DatasetKey(poolId, identityId, name)).map(Datasets::answer);
    }

    @DELETE
    @Path("{DatasetName}")
    @Signed(service = API, operation = "DeleteDataset")
    public Uni<DatasetAnswer> deleteDataset(
            @PathParam("IdentityPoolId") @Pattern(regexp = ID) @Size(max = 55) String poolId,
            @PathParam("IdentityId") @Pattern(regexp = ID) @Size(max = 55) String identityId,
            @PathParam("DatasetName") @Pattern(regexp = NAME) @Size(max = 128) String name) {
        return removal.remove(new DatasetKey(poolId, identityId, name), caller(Optional.empty()))
                .map(Datasets::answer);
    }

    @GET
    @Path("{DatasetName}/records")
    @Signed(service = API, operation = "ListRecords")
    public Uni<RecordList> listRecords(
            @PathParam("IdentityPoolId") @Pattern(regexp = ID) @Size(max = 55) String poolId,
            @PathParam("IdentityId") @Pattern(regexp = ID) @Size(max = 55) String identityId,
            @PathParam("DatasetName") @Pattern(regexp = NAME) @Size(max = 128) String name,
            @QueryParam("lastSyncCount") @DefaultValue("0") @Min(0) long lastSyncCount,
            @QueryParam("nextToken") String nextToken,
            @QueryParam("maxResults") @Min(1) @Max(1024) Integer maxResults,
            @QueryParam("syncSessionToken") String sessionToken) {
        DatasetKey key = new DatasetKey(poolId, identityId, name);
        if (sessionToken != null) {
            sessions.check(key, sessionToken);
        }
        return reader.records(key, lastSyncCount, Optional.ofNullable(nextToken), Limits.page(maxResults));
    }

    @POST
    @Path("{DatasetName}")
    @Signed(service = API, operation = "UpdateRecords")
    public Uni<RecordsAnswer> updateRecords(
            @PathParam("IdentityPoolId") @Pattern(regexp = ID) @Size(max = 55) String poolId,
            @PathParam("IdentityId") @Pattern(regexp = ID) @Size(max = 55) String identityId,
            @PathParam("DatasetName") @Pattern(regexp = NAME) @Size(max = 128) String name,
            @NotNull @Valid UpdateRecordsRequest input) {
        DatasetKey key = new DatasetKey(poolId, identityId, name);
        sessions.check(key, input.syncSessionToken());
        return changes.apply(key, input.recordPatches(), caller(Optional.ofNullable(input.deviceId())))
                .map(patched ->
                        new RecordsAnswer(patched.stream().map(SyncShapes::of).toList()));
    }

    private static DatasetAnswer answer(Dataset dataset) {
        return new DatasetAnswer(SyncShapes.of(dataset));
    }

    /** What a change is put down to: the device where one is named, else who signed. */
    private String caller(Optional<String> device) {
        return device.orElseGet(() -> switch (signed.caller()) {
            case Caller.Identity identity -> identity.identityId();
            case Caller.Operator operator -> operator.accessKeyId();
            case Caller.Service service -> service.name();
            case Caller.Anonymous nobody -> throw new IllegalStateException("an unsigned call was let through");
        });
    }
}
