package dev.plumbline.practice.soap;

import dev.plumbline.practice.soql.Result;

/** Writes found records. */
final class RecordXml {

    private RecordXml() {}

    /** @param tag {@code records} in queries, {@code result} in retrieve */
    static void write(Xml xml, String tag, Result.Of record) {
        xml.open(tag, "xsi:type=\"sf:sObject\"");
        content(xml, record);
        xml.close(tag);
    }

    private static void content(Xml xml, Result.Of record) {
        xml.text("sf:type", record.type());
        xml.text("sf:Id", record.id());
        boolean sums = record.type().equals("AggregateResult");
        for (Result.Named named : record.fields()) {
            String tag = "sf:" + named.name();
            Result result = named.result();
            if (result instanceof Result.Value value) {
                value(xml, tag, value, sums);
            } else if (result instanceof Result.Of parent) {
                write(xml, tag, parent);
            } else if (result instanceof Result.Below below) {
                below(xml, tag, below);
            } else {
                xml.nil(tag);
            }
        }
    }

    private static void value(Xml xml, String tag, Result.Value value, boolean typed) {
        String text = Wire.text(value.value(), value.field());
        if (typed && !text.isEmpty()) {
            xml.typed(tag, Wire.xsd(value.field()), text);
        } else {
            xml.text(tag, text);
        }
    }

    private static void below(Xml xml, String tag, Result.Below below) {
        xml.open(tag, "xsi:type=\"QueryResult\"");
        xml.text("done", "true").nil("queryLocator");
        below.records().forEach(r -> write(xml, "records", r));
        xml.number("size", below.records().size());
        xml.close(tag);
    }
}
