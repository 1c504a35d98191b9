package io.kognita.userpool.identityprovider;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Details of a SAML 2.0 provider: its metadata, as a document or an address, and how to talk to it. */
final class SamlDetails {

    static final String METADATA_FILE = "MetadataFile";
    static final String METADATA_URL = "MetadataURL";

    private static final String SIGNING = "RequestSigningAlgorithm";
    private static final String SSO = "SSORedirectBindingURI";
    private static final String SLO = "SLORedirectBindingURI";
    private static final Set<String> DERIVED = Set.of(SSO, SLO, "ActiveEncryptionCertificate");
    private static final List<String> SWITCHES = List.of("IDPInit", "IDPSignout", "EncryptedResponses");

    private SamlDetails() {}

    static void complete(Map<String, String> details, boolean localRun) {
        details.keySet().removeAll(DERIVED);
        checkOptions(details);
        String file = details.getOrDefault(METADATA_FILE, "");
        String url = details.getOrDefault(METADATA_URL, "");
        if (file.isBlank() == url.isBlank()) {
            throw ProviderDetails.invalid("Exactly one of MetadataURL and MetadataFile must be given");
        }
        if (file.isBlank()) {
            details.remove(METADATA_FILE);
            ProviderUrl.check(METADATA_URL, url, localRun);
            return;
        }
        details.remove(METADATA_URL);
        SamlMetadata metadata = SamlMetadata.parse(file);
        metadata.signOnByRedirect().ifPresent(address -> put(details, SSO, address, localRun));
        metadata.signOutByRedirect().ifPresent(address -> put(details, SLO, address, localRun));
    }

    /** Browsers are sent there, so it must be no script. */
    private static void put(Map<String, String> details, String name, String address, boolean localRun) {
        ProviderUrl.check(name, address, localRun);
        details.put(name, address);
    }

    private static void checkOptions(Map<String, String> details) {
        for (String name : SWITCHES) {
            if (!Set.of("true", "false").contains(details.getOrDefault(name, "false"))) {
                throw ProviderDetails.invalid(name + " must be true or false");
            }
        }
        if (!details.getOrDefault(SIGNING, "rsa-sha256").equals("rsa-sha256")) {
            throw ProviderDetails.invalid(SIGNING + " must be rsa-sha256");
        }
    }
}
