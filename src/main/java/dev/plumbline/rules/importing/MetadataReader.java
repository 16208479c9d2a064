package dev.plumbline.rules.importing;

import dev.plumbline.rules.FileIssue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the validation rules of one metadata file. The file may be anyone's: nothing outside it is looked at, and nothing expands. */
final class MetadataReader {

    /** Elements inside each other; metadata has five or so. */
    private static final int DEEPEST = 50;

    private final MetadataText file;
    private final MetadataFile kind;
    private final List<ValidationRule> rules = new ArrayList<>();

    private MetadataReader(MetadataText file, MetadataFile kind) {
        this.file = file;
        this.kind = kind;
    }

    static List<ValidationRule> read(MetadataText text, MetadataFile file) throws NotRead {
        return new MetadataReader(text, file).read();
    }

    private List<ValidationRule> read() throws NotRead {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(file.text()));
            root(xml);
            while (xml.hasNext()) {
                next(xml, 1);
            }
            return rules;
        } catch (XMLStreamException e) {
            int at = e.getLocation() == null ? 0 : e.getLocation().getCharacterOffset();
            throw new NotRead(file.issue(
                    at, "this is not well-formed XML: " + sentence(e) + " Nothing was taken from this file."));
        }
    }

    /** The JDK's own parser, whatever else is on the class path, with everything off that reaches out of the file. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        return factory;
    }

    private void root(XMLStreamReader xml) throws XMLStreamException, NotRead {
        while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
            next(xml, 0);
        }
        String expected = kind.object() ? "CustomObject" : "ValidationRule";
        if (!xml.getLocalName().equals(expected)) {
            throw new NotRead(file.issue(
                    tag(xml),
                    "expected <%s> as the outermost element, found <%s>. Is this another kind of metadata under this name?"
                            .formatted(expected, OneLine.of(xml.getLocalName(), 60))));
        }
        if (!kind.object()) {
            rule(xml);
            return;
        }
        while (next(xml, 1) != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("validationRules")) {
                    rule(xml);
                } else {
                    skip(xml, 2);
                }
            }
        }
    }

    private int next(XMLStreamReader xml, int depth) throws XMLStreamException, NotRead {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
            throw new NotRead(
                    file.issue(
                            Math.max(0, file.text().indexOf("<!DOCTYPE")),
                            "a document type declaration has no place in metadata. Remove it; nothing was taken from this file."));
        }
        if (depth > DEEPEST) {
            throw new NotRead(
                    file.issue(tag(xml), "elements are nested more than " + DEEPEST + " deep; that is no metadata."));
        }
        return event;
    }

    /** From inside an element to its end. */
    private void skip(XMLStreamReader xml, int depth) throws XMLStreamException, NotRead {
        int open = 1;
        while (open > 0) {
            int event = next(xml, depth + open);
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private void rule(XMLStreamReader xml) throws XMLStreamException, NotRead {
        int at = tag(xml);
        Map<String, Captured> entries = new HashMap<>();
        List<FileIssue> issues = new ArrayList<>();
        while (next(xml, 2) != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            String element = xml.getLocalName();
            if (!ValidationRule.ELEMENTS.contains(element)) {
                skip(xml, 3);
                continue;
            }
            int begins = tag(xml);
            Captured captured = capture(xml);
            if (captured == null) {
                issues.add(file.issue(begins, "<" + element + "> must hold a text and no other element."));
            } else if (entries.putIfAbsent(element, captured) != null) {
                issues.add(file.issue(begins, "<" + element + "> is given twice. Keep one of them."));
            }
        }
        String name = entries.containsKey(ValidationRule.FULL_NAME)
                ? entries.get(ValidationRule.FULL_NAME).value().strip()
                : kind.ruleName();
        String object = kind.objectName();
        int dot = name.indexOf('.');
        if (dot > 0) {
            object = object.isEmpty() ? name.substring(0, dot) : object;
            name = name.substring(dot + 1);
        }
        rules.add(new ValidationRule(file, at, object, name, entries, issues));
    }

    /** Null where the element holds others. */
    private @Nullable Captured capture(XMLStreamReader xml) throws XMLStreamException, NotRead {
        int start = index(xml.getLocation());
        StringBuilder text = new StringBuilder();
        boolean plain = true;
        while (next(xml, 3) != XMLStreamConstants.END_ELEMENT) {
            if (xml.isCharacters() || xml.getEventType() == XMLStreamConstants.CDATA) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            } else if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                plain = false;
                skip(xml, 4);
            }
        }
        return plain ? new Captured(file, start, text.toString()) : null;
    }

    /** Where the tag begins that was just read. */
    private int tag(XMLStreamReader xml) {
        int end = index(xml.getLocation());
        return Math.max(0, file.text().lastIndexOf('<', Math.max(0, end - 1)));
    }

    /** By line and column: the parser's own offset goes astray where its buffer is filled anew. */
    private int index(@Nullable Location location) {
        return location == null ? 0 : file.index(location.getLineNumber(), location.getColumnNumber());
    }

    private static String sentence(XMLStreamException e) {
        String message = String.valueOf(e.getMessage()).replaceAll("(?s)^ParseError at .*?Message: ", "");
        String words = message.startsWith("http://www.w3.org/")
                ? "a name or attribute is not as it should be (" + message.replaceAll("^[^#]*#|\\?.*", "") + ")"
                : OneLine.of(message, 200);
        return words.endsWith(".") ? words : words + ".";
    }
}
