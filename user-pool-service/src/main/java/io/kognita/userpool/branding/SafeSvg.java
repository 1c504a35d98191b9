package io.kognita.userpool.branding;

import io.kognita.userpool.xml.StrangersXml;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Vector graphics that are nothing but graphics: well-formed, and without scripts, entities, and what is not SVG. */
final class SafeSvg {

    private static final Set<String> FORBIDDEN =
            Set.of("script", "foreignobject", "iframe", "embed", "object", "handler");

    private SafeSvg() {}

    static boolean is(byte[] file) {
        try {
            return harmless(StrangersXml.reader(file));
        } catch (XMLStreamException e) {
            return false;
        }
    }

    private static boolean harmless(XMLStreamReader svg) throws XMLStreamException {
        boolean began = false;
        while (svg.hasNext()) {
            int event = svg.next();
            if (StrangersXml.declares(event) || event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
                return false;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (!began && !svg.getLocalName().equals("svg")) {
                    return false;
                }
                began = true;
                if (!harmlessElement(svg)) {
                    return false;
                }
            }
        }
        return began;
    }

    private static boolean harmlessElement(XMLStreamReader svg) {
        if (FORBIDDEN.contains(svg.getLocalName().toLowerCase(Locale.ROOT))) {
            return false;
        }
        for (int i = 0; i < svg.getAttributeCount(); i++) {
            String name = svg.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
            String value = svg.getAttributeValue(i).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
            boolean refersOutside = name.equals("href") && !value.startsWith("#") && !value.startsWith("data:image/");
            if (name.startsWith("on") || refersOutside || value.contains("javascript:")) {
                return false;
            }
        }
        return true;
    }
}
