package dev.plumbline.rules;

import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One YAML file as text and nodes, so that every complaint can point into it. Nothing is ever constructed from a tag.
 *
 * @param name as people know the file: relative to the directory or path that was given
 * @param text code points, without a byte order mark
 */
public record YamlFile(String name, int[] text) {

    /** Enough for thousands of rules; more is a mistake or an attack. */
    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 20;
    private static final int MAX_ALIASES = 50;

    public static YamlFile of(String name, String text) {
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new YamlFile(name, clean.codePoints().toArray());
    }

    /** The document, or null when it is empty or is no YAML; the latter leaves an issue. */
    public @Nullable Node root(List<FileIssue> issues) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_BYTES);
        limits.setNestingDepthLimit(MAX_DEPTH);
        limits.setMaxAliasesForCollections(MAX_ALIASES);
        limits.setAllowRecursiveKeys(false);
        limits.setTagInspector(tag -> true); // nothing is constructed; an unknown tag is told at its own entry
        DumperOptions dump = new DumperOptions();
        Yaml yaml = new Yaml(new SafeConstructor(limits), new Representer(dump), dump, limits, new Resolver());
        try {
            return yaml.compose(new StringReader(new String(text, 0, text.length)));
        } catch (MarkedYAMLException e) {
            issues.add(broken(e));
        } catch (ReaderException e) {
            Place place = place(0, 1, 1, e.getPosition());
            issues.add(new FileIssue(
                    name,
                    place.line(),
                    place.column(),
                    "this character does not belong in a YAML file (U+%04X). Remove it.".formatted(e.getCodePoint())));
        } catch (YAMLException e) {
            issues.add(new FileIssue(name, 0, 0, "this is not YAML that can be read: " + sentence(e.getMessage())));
        }
        return null;
    }

    public FileIssue issue(Node node, String message) {
        return issue(node.getStartMark(), message);
    }

    FileIssue issue(Mark mark, String message) {
        return new FileIssue(name, mark.getLine() + 1, mark.getColumn() + 1, message);
    }

    FileIssue issue(Place place, String message) {
        return new FileIssue(name, place.line(), place.column(), message);
    }

    /** Line and column of an index into {@link #text}, counted on from a mark before it. */
    Place place(Mark from, int index) {
        return place(from.getIndex(), from.getLine() + 1, from.getColumn() + 1, index);
    }

    private Place place(int from, int firstLine, int firstColumn, int index) {
        int line = firstLine;
        int column = firstColumn;
        for (int i = from; i < index && i < text.length; i++) {
            boolean crBeforeLf = text[i] == '\r' && i + 1 < text.length && text[i + 1] == '\n';
            if (text[i] == '\n' || text[i] == '\r' && !crBeforeLf) {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Place(line, column);
    }

    private FileIssue broken(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        String what = "this is not YAML: " + sentence(e.getProblem())
                + " Check the indentation, and put quotes around a text that begins with a quote, {, [, &, *, ! or %, or holds \": \".";
        return mark == null ? new FileIssue(name, 0, 0, what) : issue(mark, what);
    }

    private static String sentence(@Nullable String text) {
        String flat = text == null ? "it ends too early" : text.strip().replaceAll("\\s+", " ");
        return flat.length() > 200 ? flat.substring(0, 200) + "…" : flat.endsWith(".") ? flat : flat + ".";
    }
}
