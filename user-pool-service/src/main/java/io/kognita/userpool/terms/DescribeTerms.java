package io.kognita.userpool.terms;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeTermsResponse;

/** Describes terms by their id. */
@Singleton
class DescribeTerms extends Operation<DescribeTermsRequest, DescribeTermsResponse> {

    private final Pools pools;
    private final TermsTable table;

    DescribeTerms(Pools pools, TermsTable table) {
        super(DescribeTermsRequest::builder);
        this.pools = pools;
        this.table = table;
    }

    @Override
    public Uni<DescribeTermsResponse> handle(DescribeTermsRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .flatMap(pool -> table.existing(pool.id(), input.termsId()))
                .map(terms ->
                        DescribeTermsResponse.builder().terms(terms.settings()).build());
    }
}
