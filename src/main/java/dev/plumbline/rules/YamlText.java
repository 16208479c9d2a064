package dev.plumbline.rules;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * One text of a YAML file that knows where each of its characters was written, in whatever style: plain, quoted, {@code |} or {@code >}.
 *
 * <p>In all styles the characters that are not blank stand in the file in the order in which they stand in the value; only blanks are
 * folded, and only double quotes have escapes. So the two are walked side by side, from one visible character to the next.
 */
public final class YamlText {

    private final YamlFile file;
    private final ScalarNode node;
    private int @Nullable [] origin;

    YamlText(YamlFile file, ScalarNode node) {
        this.file = file;
        this.node = node;
    }

    public String value() {
        return node.getValue();
    }

    /** Where it begins. */
    public Place place() {
        return new Place(node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }

    public FileIssue issue(String message) {
        return file.issue(node, message);
    }

    /** A complaint about a place inside the value; its line and column count from 1. */
    FileIssue issueAt(int line, int column, String message) {
        return file.issue(place(line, column), message);
    }

    /** Where in the file the given place of the value was written. */
    Place place(int line, int column) {
        int[] points = value().codePoints().toArray();
        int index = 0;
        for (int at = 1; at < line && index < points.length; index++) {
            if (points[index] == '\n') {
                at++;
            }
        }
        index += Math.max(0, column - 1);
        if (origin == null) {
            origin = align(points);
        }
        return points.length == 0 ? place() : file.place(node.getStartMark(), origin[Math.min(index, points.length)]);
    }

    /** The place of the value that is written at an index of the file: the other way round. */
    Place inside(int index) {
        int[] points = value().codePoints().toArray();
        int[] found = origin == null ? align(points) : origin;
        int at = 0;
        while (at < points.length && found[at] < index) {
            at++;
        }
        int row = 1;
        int column = 1;
        for (int i = 0; i < at; i++) {
            row += points[i] == '\n' ? 1 : 0;
            column = points[i] == '\n' ? 1 : column + 1;
        }
        return new Place(row, column);
    }

    /** For each code point of the value, and for its end, the index in the file. */
    private int[] align(int[] value) {
        int[] text = file.text();
        int[] found = new int[value.length + 1];
        boolean escapes = node.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
        boolean single = node.getScalarStyle() == ScalarStyle.SINGLE_QUOTED;
        int at = start(text);
        int end = node.getEndMark().getIndex();
        for (int i = 0; i < value.length; i++) {
            boolean blank = isBlank(value[i]);
            while (at < end && (isBlank(text[at]) && !blank || escapes && isFold(text, at))) {
                at++;
            }
            found[i] = Math.min(at, end);
            if (at >= end || blank && !isBlank(text[at]) && !(escapes && text[at] == '\\')) {
                continue;
            }
            at += escapes && text[at] == '\\' ? escape(text, at) : single && text[at] == '\'' ? 2 : 1;
        }
        found[value.length] = Math.min(at, end);
        return found;
    }

    private int start(int[] text) {
        int at = node.getStartMark().getIndex();
        ScalarStyle style = node.getScalarStyle();
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            while (at < text.length && text[at] != '\n') {
                at++;
            }
            return at + 1 < text.length ? skipIndent(text, at + 1) : at;
        }
        return style == ScalarStyle.PLAIN ? at : at + 1;
    }

    private static int skipIndent(int[] text, int from) {
        int at = from;
        while (at < text.length && text[at] == ' ') {
            at++;
        }
        return at;
    }

    /** A backslash at the end of a line only joins the lines. */
    private static boolean isFold(int[] text, int at) {
        return text[at] == '\\' && at + 1 < text.length && (text[at + 1] == '\n' || text[at + 1] == '\r');
    }

    private static int escape(int[] text, int at) {
        return switch (at + 1 < text.length ? text[at + 1] : ' ') {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
