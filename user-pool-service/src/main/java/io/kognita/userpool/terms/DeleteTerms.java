package io.kognita.userpool.terms;

import io.kognita.userpool.pool.PoolChanges;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteTermsResponse;

/** Deletes terms of an app client. */
@Singleton
class DeleteTerms extends Operation<DeleteTermsRequest, DeleteTermsResponse> {

    private final PoolChanges changes;
    private final TermsTable table;

    DeleteTerms(PoolChanges changes, TermsTable table) {
        super(DeleteTermsRequest::builder);
        this.changes = changes;
        this.table = table;
    }

    @Override
    public Uni<DeleteTermsResponse> handle(DeleteTermsRequest input, Call call) {
        return changes.apply(
                        input.userPoolId(),
                        pool -> table.existing(pool.id(), input.termsId()).flatMap(table::remove),
                        call)
                .replaceWith(DeleteTermsResponse.builder()::build);
    }
}
