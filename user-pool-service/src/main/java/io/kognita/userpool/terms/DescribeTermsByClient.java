package io.kognita.userpool.terms;

import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeTermsByClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeTermsByClientResponse;

/** Describes terms by the app client that has them and their name. */
@Singleton
class DescribeTermsByClient extends Operation<DescribeTermsByClientRequest, DescribeTermsByClientResponse> {

    private final Pools pools;
    private final Clients clients;
    private final TermsTable table;

    DescribeTermsByClient(Pools pools, Clients clients, TermsTable table) {
        super(DescribeTermsByClientRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.table = table;
    }

    @Override
    public Uni<DescribeTermsByClientResponse> handle(DescribeTermsByClientRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .flatMap(pool -> clients.ofPool(pool.id(), input.clientId()))
                .flatMap(client -> table.ofClient(client.poolId(), client.id(), input.termsName()))
                .map(found -> found.orElseThrow(() -> TermsTable.notFound(input.termsName())))
                .map(terms -> DescribeTermsByClientResponse.builder()
                        .terms(terms.settings())
                        .build());
    }
}
