package io.kognita.userpool.terms;

import io.kognita.userpool.pool.PoolChanges;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateTermsResponse;

/** Changes terms of an app client. */
@Singleton
class UpdateTerms extends Operation<UpdateTermsRequest, UpdateTermsResponse> {

    private final PoolChanges changes;
    private final TermsTable table;
    private final Clock clock;

    UpdateTerms(PoolChanges changes, TermsTable table, Clock clock) {
        super(UpdateTermsRequest::builder);
        this.changes = changes;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Uni<UpdateTermsResponse> handle(UpdateTermsRequest input, Call call) {
        return changes.apply(
                        input.userPoolId(),
                        pool -> table.existing(pool.id(), input.termsId()).flatMap(terms -> change(terms, input)),
                        call)
                .map(terms -> UpdateTermsResponse.builder().terms(terms).build());
    }

    private Uni<TermsType> change(Terms terms, UpdateTermsRequest input) {
        TermsType changed = TermsShapes.updated(terms.settings(), input, clock.instant());
        return table.refuseTaken(changed).invoke(() -> terms.change(changed)).replaceWith(changed);
    }
}
