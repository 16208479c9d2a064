package dev.plumbline.rules;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.formula.Layout;
import dev.plumbline.formula.Names;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A rule's message with its places for values. The outcome is plain text: whoever puts it into a page or mail escapes it as any text.
 *
 * <p>{@code {Field}} and {@code {Account.Name}} stand for values, {@code {fields}} for the labels of what is missing; <code>{{</code> and
 * <code>}}</code> are the braces themselves.
 */
final class MessageTemplate {

    private static final String FIELDS = "fields";
    private static final int MOST = 1000;

    /** Text, then what follows it: a slot, the missing fields, or nothing. */
    private record Part(String text, @Nullable String path, @Nullable FieldType type, int slot, boolean fields) {}

    private final List<Part> parts;

    private MessageTemplate(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * @param source  null means the text given as default, which may hold {@code {fields}} too
     * @param issues  gets every place that names nothing
     */
    static MessageTemplate compile(
            @Nullable YamlText source,
            String otherwise,
            Names names,
            Layout layout,
            boolean hasFields,
            List<FileIssue> issues) {
        String text = source == null ? otherwise : source.value().strip();
        int skipped = source == null ? 0 : source.value().indexOf(text);
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled = (c == '{' || c == '}') && i + 1 < text.length() && text.charAt(i + 1) == c;
            int end = c == '{' && !doubled ? text.indexOf('}', i) : -1;
            if (end < 0 || source == null && !text.startsWith("{fields}", i)) {
                plain.append(c);
                i += doubled ? 1 : 0;
                continue;
            }
            String path = text.substring(i + 1, end).strip();
            String complaint = path.equals(FIELDS)
                    ? hasFields
                            ? null
                            : "{fields} stands for the required fields that are missing, but the rule has no \"require\"."
                    : names.find(path).isPresent()
                            ? null
                            : "the message's {%s} is no field.%s"
                                    .formatted(YamlMap.brief(path), Nearest.hint(path, names.suggestions()));
            if (complaint == null) {
                parts.add(part(plain.toString(), path, names, layout));
            } else if (source != null) {
                issues.add(at(source, skipped + i, complaint));
            }
            plain.setLength(0);
            i = end;
        }
        parts.add(new Part(plain.toString(), null, null, -1, false));
        return new MessageTemplate(parts);
    }

    /** Paths that it reads. */
    List<String> references() {
        List<String> paths = new ArrayList<>();
        for (Part part : parts) {
            if (part.path() != null) {
                paths.add(part.path());
            }
        }
        return paths;
    }

    /** @param missing labels of the required fields that are missing */
    String fill(IntFunction<FieldValue> values, List<String> missing, ZoneId zone) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.text());
            if (part.fields()) {
                text.append(and(missing));
            } else if (part.type() != null) {
                text.append(PlainText.of(values.apply(part.slot()), part.type(), zone));
            }
        }
        return PlainText.bounded(text.toString(), MOST);
    }

    private static Part part(String text, String path, Names names, Layout layout) {
        if (path.equals(FIELDS)) {
            return new Part(text, null, null, -1, true);
        }
        Names.Known known = names.find(path).orElseThrow();
        FieldSchema field = known.field();
        return new Part(text, known.path(), field.type(), layout.slot(known.path()), false);
    }

    private static FileIssue at(YamlText source, int index, String complaint) {
        String before = source.value().substring(0, index);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int lineStart = before.lastIndexOf('\n') + 1;
        return source.issueAt(line, 1 + before.codePointCount(lineStart, before.length()), complaint);
    }

    private static String and(List<String> labels) {
        return labels.size() < 2
                ? String.join("", labels)
                : String.join(", ", labels.subList(0, labels.size() - 1)) + " and " + labels.get(labels.size() - 1);
    }
}
