package io.kognita.userpool.identityprovider;

import io.kognita.userpool.xml.StrangersXml;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a pool needs of an identity provider's SAML 2.0 metadata (saml-metadata-2.0-os, section 2.4.3).
 *
 * @param entityId who the provider says it is
 * @param signOnByRedirect where browsers are sent to sign in; absent for a provider that takes forms only
 */
record SamlMetadata(String entityId, Optional<String> signOnByRedirect, Optional<String> signOutByRedirect) {

    private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final String XML_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    private static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

    /**
     * Reads a document.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when it is not the
     *     metadata of one identity provider that signs what it says
     */
    static SamlMetadata parse(String document) {
        try {
            return new Reader(StrangersXml.reader(document)).read();
        } catch (XMLStreamException e) {
            throw ProviderDetails.invalid("MetadataFile is not well-formed XML");
        }
    }

    /** Reads one document from its beginning to its end. */
    private static final class Reader {

        private final XMLStreamReader xml;
        private final Deque<String> open = new ArrayDeque<>();
        private String entityId;
        private boolean insideProvider;
        private boolean forSigning;
        private String signOn;
        private String signOnByPost;
        private String signOut;
        private int certificates;

        Reader(XMLStreamReader xml) {
            this.xml = xml;
        }

        SamlMetadata read() throws XMLStreamException {
            while (xml.hasNext()) {
                int event = xml.next();
                if (StrangersXml.declares(event)) {
                    throw ProviderDetails.invalid("MetadataFile must not have a document type");
                }
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> begin();
                    case XMLStreamConstants.END_ELEMENT -> end();
                    default -> {}
                }
            }
            require(entityId != null && !entityId.isBlank(), "an EntityDescriptor with an entityID");
            require(signOn != null || signOnByPost != null, "a SingleSignOnService of an identity provider");
            require(certificates > 0, "a certificate for signing");
            return new SamlMetadata(entityId, Optional.ofNullable(signOn), Optional.ofNullable(signOut));
        }

        private void begin() throws XMLStreamException {
            String name = name();
            if (open.isEmpty()) {
                require(name.equals("EntityDescriptor"), "one EntityDescriptor");
                entityId = xml.getAttributeValue(null, "entityID");
            }
            open.push(name);
            switch (name) {
                case "IDPSSODescriptor" -> insideProvider = true;
                case "KeyDescriptor" -> {
                    String use = xml.getAttributeValue(null, "use");
                    forSigning = insideProvider && (use == null || use.equals("signing"));
                }
                case "SingleSignOnService", "SingleLogoutService" -> service(name);
                case "X509Certificate" -> certificate();
                default -> {}
            }
        }

        private void end() {
            switch (open.pop()) {
                case "IDPSSODescriptor" -> insideProvider = false;
                case "KeyDescriptor" -> forSigning = false;
                default -> {}
            }
        }

        /** The first of each binding counts, as the standard has it for services that are not indexed. */
        private void service(String name) {
            String binding = xml.getAttributeValue(null, "Binding");
            String location = xml.getAttributeValue(null, "Location");
            if (!insideProvider || location == null) {
                return;
            }
            boolean signsOn = name.equals("SingleSignOnService");
            if (REDIRECT.equals(binding) && signsOn && signOn == null) {
                signOn = location;
            } else if (REDIRECT.equals(binding) && !signsOn && signOut == null) {
                signOut = location;
            } else if (POST.equals(binding) && signsOn) {
                signOnByPost = location;
            }
        }

        private void certificate() throws XMLStreamException {
            String text = xml.getElementText();
            open.pop();
            if (!forSigning) {
                return;
            }
            try {
                byte[] der = Base64.getMimeDecoder().decode(text);
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
                certificates++;
            } catch (CertificateException | IllegalArgumentException e) {
                throw ProviderDetails.invalid("MetadataFile has a certificate that is none");
            }
        }

        /** The local name of an element of the two namespaces; another's elements mean nothing here. */
        private String name() {
            String namespace = xml.getNamespaceURI();
            return METADATA.equals(namespace) || XML_SIGNATURE.equals(namespace) ? xml.getLocalName() : "";
        }

        private static void require(boolean there, String what) {
            if (!there) {
                throw ProviderDetails.invalid("MetadataFile must have " + what);
            }
        }
    }
}
