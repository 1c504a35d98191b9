package io.kognita.userpool.domain;

import io.kognita.userpool.pool.PoolChanges;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Changes the pages of a domain, or the certificate and routing of a custom one; its name stays. */
@Singleton
class UpdateUserPoolDomain extends Operation<UpdateUserPoolDomainRequest, UpdateUserPoolDomainResponse> {

    private final PoolChanges changes;
    private final DomainTable table;
    private final Clock clock;

    UpdateUserPoolDomain(PoolChanges changes, DomainTable table, Clock clock) {
        super(UpdateUserPoolDomainRequest::builder);
        this.changes = changes;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Uni<UpdateUserPoolDomainResponse> handle(UpdateUserPoolDomainRequest input, Call call) {
        return changes.apply(
                        input.userPoolId(),
                        pool -> table.existing(pool.id(), input.domain())
                                .map(domain -> change(pool.settings(), domain, input)),
                        call)
                .map(domain -> UpdateUserPoolDomainResponse.builder()
                        .managedLoginVersion(domain.managedLoginVersion())
                        .cloudFrontDomain(DomainShapes.alias(domain))
                        .routing(domain.routing())
                        .build());
    }

    private DomainDescriptionType change(UserPoolType pool, Domain domain, UpdateUserPoolDomainRequest input) {
        Instant now = clock.instant();
        DomainDescriptionType changed = DomainShapes.updated(pool, domain.settings(), input, now);
        domain.change(changed, now);
        return changed;
    }
}
