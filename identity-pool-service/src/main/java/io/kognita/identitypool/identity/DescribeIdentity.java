package io.kognita.identitypool.identity;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityResponse;

/** Shows an identity with the providers of its logins. */
@Singleton
class DescribeIdentity extends Operation<DescribeIdentityRequest, DescribeIdentityResponse> {

    private final IdentityTable table;

    DescribeIdentity(IdentityTable table) {
        super(DescribeIdentityRequest::builder);
        this.table = table;
    }

    @Override
    public Uni<DescribeIdentityResponse> handle(DescribeIdentityRequest input, Call call) {
        return Panache.withSession(() -> table.byId(input.identityId())
                .flatMap(identity -> table.loginsOf(identity).map(logins -> description(identity, logins))));
    }

    private static DescribeIdentityResponse description(Identity identity, List<IdentityLogin> logins) {
        return DescribeIdentityResponse.builder()
                .identityId(identity.id())
                .logins(logins.stream().map(IdentityLogin::provider).toList())
                .creationDate(identity.createdAt())
                .lastModifiedDate(identity.modifiedAt())
                .build();
    }
}
