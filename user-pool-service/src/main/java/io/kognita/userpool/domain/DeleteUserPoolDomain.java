package io.kognita.userpool.domain;

import io.kognita.userpool.pool.PoolChanges;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolDomainResponse;

/** Takes a domain away; any pool may have it then. */
@Singleton
class DeleteUserPoolDomain extends Operation<DeleteUserPoolDomainRequest, DeleteUserPoolDomainResponse> {

    private final PoolChanges changes;
    private final DomainTable table;
    private final Clock clock;

    DeleteUserPoolDomain(PoolChanges changes, DomainTable table, Clock clock) {
        super(DeleteUserPoolDomainRequest::builder);
        this.changes = changes;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Uni<DeleteUserPoolDomainResponse> handle(DeleteUserPoolDomainRequest input, Call call) {
        return changes.apply(
                        input.userPoolId(),
                        pool -> table.existing(pool.id(), input.domain())
                                .invoke(domain -> pool.change(DomainShapes.withDomain(
                                        pool.settings(), domain.custom(), null, clock.instant())))
                                .flatMap(table::remove),
                        call)
                .replaceWith(DeleteUserPoolDomainResponse.builder()::build);
    }
}
