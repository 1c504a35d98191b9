package io.kognita.userpool.xml;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Readers for XML from outside: nothing beyond the document is read, and the JDK's limits of depth and attributes hold.
 * Whoever reads has to refuse what {@link #declares} tells of.
 */
public final class StrangersXml {

    private StrangersXml() {}

    public static XMLStreamReader reader(String document) throws XMLStreamException {
        return factory().createXMLStreamReader(new StringReader(document.strip()));
    }

    public static XMLStreamReader reader(byte[] document) throws XMLStreamException {
        return factory().createXMLStreamReader(new ByteArrayInputStream(document));
    }

    /** True for a document type and for an entity, which nobody needs who means well. */
    public static boolean declares(int event) {
        return event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
