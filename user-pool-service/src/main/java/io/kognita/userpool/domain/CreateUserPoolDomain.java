package io.kognita.userpool.domain;

import io.kognita.userpool.pool.PoolChanges;
import io.kognita.userpool.pool.UserPool;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Gives a pool a domain for its sign-in pages: one prefix, and one domain of the operator's own. */
@Singleton
class CreateUserPoolDomain extends Operation<CreateUserPoolDomainRequest, CreateUserPoolDomainResponse> {

    private final PoolChanges changes;
    private final DomainTable table;
    private final DomainShapes shapes;
    private final Clock clock;

    CreateUserPoolDomain(PoolChanges changes, DomainTable table, DomainShapes shapes, Clock clock) {
        super(CreateUserPoolDomainRequest::builder);
        this.changes = changes;
        this.table = table;
        this.shapes = shapes;
        this.clock = clock;
    }

    @Override
    public Uni<CreateUserPoolDomainResponse> handle(CreateUserPoolDomainRequest input, Call call) {
        return changes.apply(input.userPoolId(), pool -> create(pool, input), call)
                .map(domain -> CreateUserPoolDomainResponse.builder()
                        .managedLoginVersion(domain.managedLoginVersion())
                        .cloudFrontDomain(DomainShapes.alias(domain))
                        .routing(domain.routing())
                        .build());
    }

    private Uni<DomainDescriptionType> create(UserPool pool, CreateUserPoolDomainRequest input) {
        Instant now = clock.instant();
        UserPoolType settings = pool.settings();
        boolean custom = input.customDomainConfig() != null;
        if ((custom ? settings.customDomain() : settings.domain()) != null) {
            throw DomainRules.invalid("User pool already has a " + (custom ? "custom " : "") + "domain configured.");
        }
        DomainDescriptionType domain = shapes.created(settings, input, now);
        return table.add(domain.domain(), new Domain(domain, now))
                .invoke(() -> pool.change(DomainShapes.withDomain(settings, custom, domain.domain(), now)))
                .replaceWith(domain);
    }
}
