package io.kognita.userpool.terms;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateTermsRequest;

/** Turns requests into terms, and terms into answers. */
final class TermsShapes {

    private TermsShapes() {}

    static TermsType created(CreateTermsRequest request, UUID id, Instant now) {
        return TermsType.builder()
                .termsId(id.toString())
                .userPoolId(request.userPoolId())
                .clientId(request.clientId())
                .termsName(request.termsName())
                .termsSource(request.termsSource())
                .enforcement(request.enforcement())
                .links(checked(request.links()))
                .creationDate(now)
                .lastModifiedDate(now)
                .build();
    }

    /** Terms after an update; what the request leaves out stays. */
    static TermsType updated(TermsType before, UpdateTermsRequest request, Instant now) {
        TermsType.Builder after = before.toBuilder().lastModifiedDate(now);
        if (request.termsName() != null) {
            after.termsName(request.termsName());
        }
        if (request.termsSource() != null) {
            after.termsSource(request.termsSource());
        }
        if (request.enforcement() != null) {
            after.enforcement(request.enforcement());
        }
        if (request.hasLinks()) {
            after.links(checked(request.links()));
        }
        return after.build();
    }

    /** Terms in a list. */
    static TermsDescriptionType description(TermsType terms) {
        return TermsDescriptionType.builder()
                .termsId(terms.termsId())
                .termsName(terms.termsName())
                .enforcement(terms.enforcement())
                .creationDate(terms.creationDate())
                .lastModifiedDate(terms.lastModifiedDate())
                .build();
    }

    /** Browsers follow these links from the sign-up page. */
    private static Map<String, String> checked(Map<String, String> links) {
        if (links.isEmpty()) {
            throw invalid("Links must have at least one language.");
        }
        links.values().stream().filter(link -> !isWebAddress(link)).findFirst().ifPresent(link -> {
            throw invalid(link + " is not a valid URL.");
        });
        return links;
    }

    private static boolean isWebAddress(String link) {
        try {
            URI url = new URI(link);
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null && url.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
