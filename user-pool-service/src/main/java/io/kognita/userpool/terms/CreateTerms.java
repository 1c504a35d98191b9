package io.kognita.userpool.terms;

import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.PoolChanges;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateTermsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsType;

/** Tells where the terms of an app client are; a client has one of each name. */
@Singleton
class CreateTerms extends Operation<CreateTermsRequest, CreateTermsResponse> {

    private final PoolChanges changes;
    private final Clients clients;
    private final TermsTable table;
    private final Clock clock;

    CreateTerms(PoolChanges changes, Clients clients, TermsTable table, Clock clock) {
        super(CreateTermsRequest::builder);
        this.changes = changes;
        this.clients = clients;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Uni<CreateTermsResponse> handle(CreateTermsRequest input, Call call) {
        TermsType terms = TermsShapes.created(input, UUID.randomUUID(), clock.instant());
        return changes.apply(
                        input.userPoolId(),
                        pool -> clients.ofPool(pool.id(), input.clientId())
                                .chain(() -> table.refuseTaken(terms))
                                .chain(() -> table.add(new Terms(terms))),
                        call)
                .replaceWith(() -> CreateTermsResponse.builder().terms(terms).build());
    }
}
