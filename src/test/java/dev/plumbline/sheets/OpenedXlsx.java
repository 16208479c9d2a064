package dev.plumbline.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A workbook as its format is written down, read without the library that wrote it. Whatever is not in order there is an exception here. */
public final class OpenedXlsx {

    private static final Pattern SIGN = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    /** In which order the parts of a sheet have to stand; a spreadsheet calls a file damaged that has another. */
    private static final List<String> ORDER = List.of(
            "sheetPr",
            "dimension",
            "sheetViews",
            "sheetFormatPr",
            "cols",
            "sheetData",
            "sheetProtection",
            "autoFilter",
            "mergeCells",
            "conditionalFormatting",
            "dataValidations",
            "hyperlinks",
            "pageMargins",
            "pageSetup",
            "headerFooter",
            "drawing",
            "legacyDrawing",
            "tableParts");

    /**
     * @param type    {@code s} is text, {@code n} a number
     * @param formula whether it is to be worked out
     * @param format  by which it is shown
     * @param link    where it leads; empty for most
     */
    public record Cell(String type, boolean formula, String text, String format, boolean bold, String link) {}

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Element sheet;
    private final List<Element> texts;
    private final List<Element> styles;
    private final Map<String, String> formats = new LinkedHashMap<>();
    private final List<Element> fonts;
    private final Map<String, String> links = new LinkedHashMap<>();

    public OpenedXlsx(byte[] file) throws IOException {
        Path kept = Files.write(Files.createTempFile("opened", ".xlsx"), file);
        try (ZipFile zip = new ZipFile(kept.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes()) != null) {
                    throw new IOException("twice in the file: " + entry.getName());
                }
            }
        } finally {
            Files.delete(kept);
        }
        everyPartIsThere();
        sheet = xml("xl/worksheets/sheet1.xml").getDocumentElement();
        texts = elements(xml("xl/sharedStrings.xml").getDocumentElement(), "si");
        Element styled = xml("xl/styles.xml").getDocumentElement();
        elements(styled, "numFmt").forEach(f -> formats.put(f.getAttribute("numFmtId"), f.getAttribute("formatCode")));
        fonts = elements(one(styled, "fonts"), "font");
        styles = elements(one(styled, "cellXfs"), "xf");
        readLinks();
        inOrder();
    }

    private void everyPartIsThere() throws IOException {
        for (Element part : elements(xml("[Content_Types].xml").getDocumentElement(), "Override")) {
            part(part.getAttribute("PartName").substring(1));
        }
        for (String name : List.copyOf(parts.keySet())) {
            Element root = xml(name).getDocumentElement();
            for (Element to : name.endsWith(".rels") ? elements(root, "Relationship") : List.<Element>of()) {
                if (!to.getAttribute("TargetMode").equals("External")) {
                    String from = name.replaceFirst("_rels/.*", "");
                    String target = to.getAttribute("Target");
                    part(target.startsWith("/") ? target.substring(1) : from + target);
                }
            }
        }
    }

    private void inOrder() throws IOException {
        int at = 0;
        for (Element child : elements(sheet, "*")) {
            if (child.getParentNode() == sheet) {
                int place = ORDER.indexOf(child.getLocalName());
                if (place < at) {
                    throw new IOException(child.getLocalName() + " stands in the wrong place");
                }
                at = place;
            }
        }
    }

    private void readLinks() throws IOException {
        Map<String, String> targets = new LinkedHashMap<>();
        if (parts.containsKey("xl/worksheets/_rels/sheet1.xml.rels")) {
            elements(xml("xl/worksheets/_rels/sheet1.xml.rels").getDocumentElement(), "Relationship")
                    .forEach(r -> targets.put(r.getAttribute("Id"), r.getAttribute("Target")));
        }
        for (Element link : elements(sheet, "hyperlink")) {
            links.put(link.getAttribute("ref"), Objects.requireNonNull(targets.get(link.getAttribute("r:id"))));
        }
    }

    /** Cells by the letter of their column. */
    public List<Map<String, Cell>> rows() throws IOException {
        List<Map<String, Cell>> rows = new ArrayList<>();
        for (Element row : elements(sheet, "row")) {
            Map<String, Cell> cells = new LinkedHashMap<>();
            for (Element cell : elements(row, "c")) {
                cells.put(cell.getAttribute("r").replaceAll("\\d", ""), cell(cell));
            }
            rows.add(cells);
        }
        return rows;
    }

    private Cell cell(Element cell) throws IOException {
        boolean formula = !elements(cell, "f").isEmpty();
        String type = cell.getAttribute("t");
        String value = elements(cell, "v").isEmpty() ? "" : one(cell, "v").getTextContent();
        String style = cell.getAttribute("s");
        Element look = styles.get(style.isEmpty() ? 0 : Integer.parseInt(style));
        return new Cell(
                type,
                formula,
                type.equals("s") ? text(texts.get(Integer.parseInt(value))) : value,
                formats.getOrDefault(look.getAttribute("numFmtId"), ""),
                !elements(fonts.get(Integer.parseInt(look.getAttribute("fontId"))), "b")
                        .isEmpty(),
                links.getOrDefault(cell.getAttribute("r"), ""));
    }

    private static String text(Element item) throws IOException {
        Element holder = one(item, "t");
        String written = holder.getTextContent();
        if (!written.equals(written.strip())
                && !holder.getAttribute("xml:space").equals("preserve")) {
            throw new IOException("readers would strip the text " + written);
        }
        if (written.length() > 32_767) {
            throw new IOException("longer than a cell may be: " + written.length());
        }
        return SIGN.matcher(written)
                .replaceAll(sign -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(sign.group(1), 16))));
    }

    /** An attribute of the first element of that name in the sheet. */
    public String sheet(String element, String attribute) throws IOException {
        return one(sheet, element).getAttribute(attribute);
    }

    List<String> widths() {
        return elements(sheet, "col").stream().map(c -> c.getAttribute("width")).toList();
    }

    String name() throws IOException {
        return one(xml("xl/workbook.xml").getDocumentElement(), "sheet").getAttribute("name");
    }

    private byte[] part(String name) throws IOException {
        byte[] part = parts.get(name);
        if (part == null) {
            throw new IOException("not in the file: " + name);
        }
        return part;
    }

    private Document xml(String name) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(part(name)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(name + " is no XML: " + new String(part(name), StandardCharsets.UTF_8), e);
        }
    }

    private static Element one(Element in, String name) throws IOException {
        List<Element> found = elements(in, name);
        if (found.isEmpty()) {
            throw new IOException("no " + name + " in " + in.getLocalName());
        }
        return found.get(0);
    }

    private static List<Element> elements(Element in, String name) {
        NodeList nodes = in.getElementsByTagNameNS("*", name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
