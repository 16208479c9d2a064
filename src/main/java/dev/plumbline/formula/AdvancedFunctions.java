package dev.plumbline.formula;

import static dev.plumbline.formula.Function.Group.ADVANCED;

import java.util.List;
import java.util.regex.Pattern;

/** Patterns, and what only Salesforce itself can do. */
final class AdvancedFunctions {

    private AdvancedFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                                ADVANCED,
                                "REGEX(text Text, pattern Text) Boolean",
                                "True when the whole text matches a Java regular expression; write each \\ of it twice.",
                                "REGEX(\"94105-1420\", \"\\\\d{5}(-\\\\d{4})?\")",
                                "true",
                                AdvancedFunctions::regex)
                        .typed((arguments, place) -> {
                            Term pattern = arguments.get(1);
                            if (pattern instanceof Term.Constant c && c.value() instanceof String text) {
                                Regex.check(text, pattern.place());
                            }
                            return Type.BOOLEAN;
                        }),
                refused(
                        "VLOOKUP(result Any, key Any, value Any) Any",
                        "A value from the record of another object that has a certain key.",
                        "a rule reads the record and those it refers to; reach the other record over a lookup field (Account.Rating) or count with a roll-up ($Rollup)"),
                refused("GETRECORDIDS(object Any) Any", "The selected records of a list.", "it belongs to buttons"),
                refused(
                        "GETSESSIONID() Text",
                        "The session of who looks at the page.",
                        "a session is nobody else's business"),
                refused("INCLUDE(source Any) Text", "The content of an s-control.", "it belongs to s-controls"),
                refused(
                        "LINKTO(label Text, target Text) Text",
                        "A link to a page of Salesforce.",
                        "use HYPERLINK(url, label)"),
                refused("REQUIRESCRIPT(url Text) Text", "A script for a page.", "it belongs to buttons"),
                refused("URLFOR(target Any) Text", "The address of a page of Salesforce.", "use HYPERLINK(url, label)"),
                refused(
                        "IMAGEPROXYURL(url Text) Text",
                        "An external picture through Salesforce's proxy.",
                        "use IMAGE(url, alternative)"),
                refused(
                        "PARENTGROUPVAL(summary Any, group Any) Number",
                        "A value of a report's outer group.",
                        "it belongs to reports"),
                refused(
                        "PREVGROUPVAL(summary Any, group Any) Number",
                        "A value of a report's previous group.",
                        "it belongs to reports"));
    }

    private static Function refused(String signature, String summary, String why) {
        return Function.refused(ADVANCED, signature, summary, why);
    }

    private static Code regex(Arguments a) {
        Node<String> text = a.text(0);
        if (a.term(1) instanceof Term.Constant) {
            Pattern pattern = Pattern.compile(a.literal(1));
            return Truth.sure((facts, context) -> Regex.matches(text.get(facts, context), pattern));
        }
        Node<String> pattern = a.text(1);
        return Truth.sure((facts, context) -> {
            String value = text.get(facts, context);
            String expression = pattern.get(facts, context);
            return Regex.matches(value, Regex.compile(expression == null ? "" : expression));
        });
    }
}
