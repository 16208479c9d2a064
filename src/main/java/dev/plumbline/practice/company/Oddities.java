package dev.plumbline.practice.company;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import java.util.HashMap;
import java.util.Map;

/**
 * What real orgs hold and programs trip over: markup, formulas for spreadsheets, line breaks, scripts of many kinds, a very long text.
 * Only words are exchanged, so that no other fact of the record changes.
 */
final class Oddities implements RowSink {

    private static final int HUNDRED_KB = 100 * 1024;

    private final RowSink next;
    private final Map<RecordId, Map<String, String>> texts = new HashMap<>();

    Oddities(RowSink next) {
        this.next = next;
        odd("Account", 4, Map.of("Name", "O'Malley & Söhne <b>GmbH</b>"));
        odd("Account", 9, Map.of("Name", "山田製作所"));
        odd("Account", 14, Map.of("Name", "=cmd|' /C calc'!A0"));
        odd("Account", 19, Map.of("Name", "🚀 Rocket Foods 🥕"));
        odd("Account", 24, Map.of("Name", "شركة النور للصناعات"));
        person("Contact", 8, "Robert", "<script>alert('contact')</script>");
        person("Contact", 15, "محمد", "الفارسي");
        person("Contact", 22, "小明", "王");
        person("Contact", 29, "Zoë", "D'Arcy-O'Brien");
        odd("Opportunity", 11, Map.of("Name", "Renewal <script>alert(1)</script> \"2nd try\" & 'more'"));
        odd("Opportunity", 17, Map.of("Description", "Line\r\nafter line. ".repeat(HUNDRED_KB / 18 + 1)));
        odd("Opportunity", 23, Map.of("Name", "Upgrade 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u202ereversed\u202c 🎉"));
        odd("Opportunity", 31, Map.of("Description", "@SUM(1+1)*cmd|' /C calc'!A0\r\nBcc: everybody@example.com"));
        person("Lead", 6, "Ann-Sophie", "Line\r\nBreak");
        odd("Lead", 13, Map.of("Company", "=HYPERLINK(\"http://x.example\",\"click\")"));
        odd("Task", 12, Map.of("Subject", "Call\r\nBcc: everybody@example.com"));
        odd("Task", 27, Map.of("Subject", "{{7*7}} ${7*7} {#each} <img src=x onerror=alert(1)>"));
    }

    @Override
    public void accept(Row row) {
        Map<String, String> odd = texts.get(row.id());
        next.accept(odd == null ? row : exchanged(row, odd));
    }

    private void person(String object, int number, String first, String last) {
        odd(object, number, Map.of("FirstName", first, "LastName", last, "Name", first + " " + last));
    }

    private void odd(String object, int number, Map<String, String> fields) {
        texts.put(Ids.at(object, number), fields);
    }

    private static Row exchanged(Row row, Map<String, String> texts) {
        Map<String, FieldValue> fields = new HashMap<>(row.fields());
        texts.forEach((field, text) -> fields.put(field, FieldValue.of(text)));
        return new Row(row.object(), row.id(), fields);
    }
}
