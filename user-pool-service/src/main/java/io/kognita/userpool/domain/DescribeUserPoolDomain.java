package io.kognita.userpool.domain;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;

/** Describes a domain; one that nobody has is an empty description, as in AWS. */
@Singleton
class DescribeUserPoolDomain extends Operation<DescribeUserPoolDomainRequest, DescribeUserPoolDomainResponse> {

    private final DomainTable table;

    DescribeUserPoolDomain(DomainTable table) {
        super(DescribeUserPoolDomainRequest::builder);
        this.table = table;
    }

    @Override
    public Uni<DescribeUserPoolDomainResponse> handle(DescribeUserPoolDomainRequest input, Call call) {
        return table.find(input.domain())
                .map(found -> found.map(Domain::settings).orElseGet(DomainDescriptionType.builder()::build))
                .map(domain -> DescribeUserPoolDomainResponse.builder()
                        .domainDescription(domain)
                        .build());
    }
}
