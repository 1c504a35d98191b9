package io.kognita.userpool.domain;

import io.kognita.wire.config.Deployment;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Turns requests into settings of domains. */
@Singleton
class DomainShapes {

    private static final DateTimeFormatter VERSION =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Deployment deployment;

    DomainShapes(Deployment deployment) {
        this.deployment = deployment;
    }

    DomainDescriptionType created(UserPoolType pool, CreateUserPoolDomainRequest request, Instant now) {
        boolean custom = request.customDomainConfig() != null;
        if (custom) {
            DomainRules.checkCustom(request.domain());
        } else {
            DomainRules.checkPrefix(request.domain());
        }
        if (!custom && request.routing() != null) {
            throw DomainRules.invalid("Routing is for custom domains only.");
        }
        return DomainDescriptionType.builder()
                .userPoolId(pool.id())
                .awsAccountId(deployment.accountId())
                .domain(request.domain())
                .status(DomainStatusType.ACTIVE)
                .version(VERSION.format(now))
                .managedLoginVersion(DomainRules.version(pool, request.managedLoginVersion()))
                .customDomainConfig(request.customDomainConfig())
                .routing(request.routing())
                .cloudFrontDistribution(deployment.publicUrl().getHost())
                .build();
    }

    /** Settings after an update; what the request leaves out stays. */
    static DomainDescriptionType updated(
            UserPoolType pool, DomainDescriptionType before, UpdateUserPoolDomainRequest request, Instant now) {
        boolean custom = before.customDomainConfig() != null;
        if (!custom && (request.customDomainConfig() != null || request.routing() != null)) {
            throw DomainRules.invalid("CustomDomainConfig and Routing are for custom domains only.");
        }
        DomainDescriptionType.Builder after = before.toBuilder().version(VERSION.format(now));
        if (request.managedLoginVersion() != null) {
            after.managedLoginVersion(DomainRules.version(pool, request.managedLoginVersion()));
        }
        if (request.customDomainConfig() != null) {
            after.customDomainConfig(request.customDomainConfig());
        }
        if (request.routing() != null) {
            after.routing(request.routing());
        }
        return after.build();
    }

    /** The settings of a pool that has a domain, or with null has none any more. */
    static UserPoolType withDomain(UserPoolType pool, boolean custom, String domain, Instant now) {
        UserPoolType.Builder changed = pool.toBuilder().lastModifiedDate(now);
        return (custom ? changed.customDomain(domain) : changed.domain(domain)).build();
    }

    /** What the DNS entry of a custom domain has to point to; null for a prefix, which needs none. */
    static String alias(DomainDescriptionType domain) {
        return domain.customDomainConfig() == null ? null : domain.cloudFrontDistribution();
    }
}
