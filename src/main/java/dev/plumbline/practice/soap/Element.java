package dev.plumbline.practice.soap;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One element of a request: enough of XML to understand a SOAP call, and nothing that reaches outside the text. */
final class Element {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final int DEEPEST = 50;
    private static final XMLInputFactory FACTORY = factory();

    private final String name;
    private final boolean nil;
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Element(String name, boolean nil) {
        this.name = name;
        this.nil = nil;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** @throws SoapFault when the text is not well-formed or declares a document type */
    static Element parse(byte[] xml) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml));
            Deque<Element> open = new ArrayDeque<>();
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || open.size() > DEEPEST) {
                    throw new SoapFault("XML_PARSER_ERROR", "document types and deep nesting are not accepted");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    Element element =
                            new Element(reader.getLocalName(), "true".equals(reader.getAttributeValue(XSI, "nil")));
                    if (!open.isEmpty()) {
                        open.peek().children.add(element);
                    }
                    open.push(element);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    Element done = open.pop();
                    if (open.isEmpty()) {
                        return done;
                    }
                } else if (event == XMLStreamConstants.CHARACTERS && !open.isEmpty()) {
                    open.peek().text.append(reader.getText());
                }
            }
            throw new SoapFault("XML_PARSER_ERROR", "the request ends early");
        } catch (XMLStreamException e) {
            throw new SoapFault("XML_PARSER_ERROR", "the request is not well-formed XML: " + e.getMessage());
        }
    }

    /** Without its namespace: an operation's elements cannot be mistaken for another's. */
    String name() {
        return name;
    }

    boolean nil() {
        return nil;
    }

    List<Element> children() {
        return children;
    }

    List<Element> children(String childName) {
        return children.stream().filter(c -> c.name.equals(childName)).toList();
    }

    Optional<Element> child(String childName) {
        return children.stream().filter(c -> c.name.equals(childName)).findFirst();
    }

    String text() {
        return text.toString();
    }

    /** Text of a child, empty when it is missing or nil. */
    String text(String childName) {
        return child(childName).map(Element::text).orElse("");
    }

    List<String> texts(String childName) {
        return children(childName).stream().map(Element::text).toList();
    }
}
