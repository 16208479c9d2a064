package dev.plumbline.formula;

import static dev.plumbline.formula.Function.Group.TEXT;

import dev.plumbline.crm.RecordId;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What takes texts apart and puts them together. */
final class TextFunctions {

    private TextFunctions() {}

    static List<Function> all() {
        return List.of(
                of(
                        "ASCII(text Text) Number",
                        "The Unicode number of the first character.",
                        "ASCII(\"A\")",
                        "65",
                        a -> Node.map(a.text(0), text -> BigDecimal.valueOf(text.codePointAt(0)))),
                of(
                        "BEGINS(text Text, start Text) Boolean",
                        "True when the text begins with the other; case matters. Everything begins with a blank; a blank text gives neither yes nor no.",
                        "BEGINS(NextStep, \"Send\")",
                        "true",
                        a -> both(a, String::startsWith)),
                of("BR() Text", "A line break.", "LEN(BR())", "1", a -> Node.constant("\n")),
                of(
                        "CASESAFEID(id Text) Text",
                        "The 18 characters of an id of 15; they survive tools that ignore case.",
                        "CASESAFEID(\"006D000000AbCdE\")",
                        "006D000000AbCdEIAV",
                        a -> Node.map(
                                a.text(0),
                                id -> RecordId.isId(id) ? RecordId.of(id).value() : id)),
                of(
                        "CHR(code Number) Text",
                        "The character with that Unicode number.",
                        "CHR(65)",
                        "A",
                        a -> Node.map(a.number(0), Texts::character)),
                of(
                        "CONTAINS(text Text, part Text) Boolean",
                        "True when the text contains the other; case matters. Everything contains a blank; a blank text gives neither yes nor no.",
                        "CONTAINS(NextStep, \"quote\")",
                        "true",
                        a -> both(a, String::contains)),
                of(
                        "FIND(search Text, text Text, [start Number]) Number",
                        "Where the text first contains the search, from 1; 0 where it does not.",
                        "FIND(\"quote\", NextStep)",
                        "10",
                        TextFunctions::find),
                of(
                        "INITCAP(text Text) Text",
                        "A capital where a word begins, small letters in it.",
                        "INITCAP(\"mr. SMITH\")",
                        "Mr. Smith",
                        a -> Node.map(a.text(0), Texts::initialCapitals)),
                of(
                        "LEFT(text Text, count Number) Text",
                        "The first characters of a text.",
                        "LEFT(\"Plumbline\", 5)",
                        "Plumb",
                        a -> Node.map(a.text(0), a.number(1), Texts::left)),
                of("LEN(text Text) Number", "How many characters a text has.", "LEN(NextStep)", "14", a -> {
                    Node<String> text = a.text(0);
                    return Node.by((facts, context) -> {
                        String value = text.get(facts, context);
                        return value == null ? BigDecimal.ZERO : BigDecimal.valueOf(value.length());
                    });
                }),
                of(
                        "LOWER(text Text, [locale Text]) Text",
                        "In small letters, by the rules of a locale if one is given.",
                        "LOWER(\"ACME\")",
                        "acme",
                        a -> cased(a, String::toLowerCase)),
                of(
                        "LPAD(text Text, length Number, [filling Text]) Text",
                        "Filled up on the left, with blanks or with another text; what is longer is cut.",
                        "LPAD(\"42\", 5, \"0\")",
                        "00042",
                        a -> padded(a, true)),
                of(
                        "MID(text Text, start Number, count Number) Text",
                        "Characters from the middle of a text; the first is number 1.",
                        "MID(\"Plumbline\", 6, 4)",
                        "line",
                        TextFunctions::mid),
                of(
                        "REVERSE(text Text) Text",
                        "Backwards.",
                        "REVERSE(\"abc\")",
                        "cba",
                        a -> Node.map(
                                a.text(0),
                                text -> new StringBuilder(text).reverse().toString())),
                of(
                        "RIGHT(text Text, count Number) Text",
                        "The last characters of a text.",
                        "RIGHT(\"Plumbline\", 4)",
                        "line",
                        a -> Node.map(a.text(0), a.number(1), Texts::right)),
                of(
                        "RPAD(text Text, length Number, [filling Text]) Text",
                        "Filled up on the right, with blanks or with another text; what is longer is cut.",
                        "RPAD(\"ab\", 4, \".\")",
                        "ab..",
                        a -> padded(a, false)),
                of(
                        "SUBSTITUTE(text Text, old Text, new Text) Text",
                        "With every occurrence of one text replaced by another; blank when the text or the one to replace is.",
                        "SUBSTITUTE(\"a-b-c\", \"-\", \"+\")",
                        "a+b+c",
                        TextFunctions::substitute),
                of(
                        "TEXT(value Number|Date|DateTime|Time|Picklist) Text",
                        "A value as text: plain decimals, 2026-03-31, 2026-03-31 17:00:00Z (in GMT), or what a picklist holds.",
                        "TEXT(StageName)",
                        "Negotiation/Review",
                        TextFunctions::text),
                of(
                        "TRIM(text Text) Text",
                        "Without the blanks at both ends; tabs and line breaks stay.",
                        "TRIM(\"  a b \")",
                        "a b",
                        a -> Node.map(a.text(0), Texts::trim)),
                of(
                        "UPPER(text Text, [locale Text]) Text",
                        "In capitals, by the rules of a locale if one is given.",
                        "UPPER(\"acme\")",
                        "ACME",
                        a -> cased(a, String::toUpperCase)),
                of(
                        "VALUE(text Text) Number",
                        "The number that a text holds; any other text is an error.",
                        "VALUE(\"12.50\")",
                        "12.5",
                        a -> Node.map(a.text(0), text -> Numbers.parse("VALUE", text))),
                of(
                        "URLENCODE(text Text) Text",
                        "Made fit to stand in a web address.",
                        "URLENCODE(\"a b&c\")",
                        "a+b%26c",
                        a -> Node.map(a.text(0), text -> URLEncoder.encode(text, StandardCharsets.UTF_8))),
                of(
                        "HTMLENCODE(text Text) Text",
                        "Made fit to stand in HTML.",
                        "HTMLENCODE(\"<b>\")",
                        "&lt;b&gt;",
                        a -> Node.map(a.text(0), Markup::html)),
                of(
                        "JSENCODE(text Text) Text",
                        "Made fit to stand in a JavaScript text.",
                        "JSENCODE(\"it's\")",
                        "it\\'s",
                        a -> Node.map(a.text(0), Markup::javascript)),
                of(
                        "JSINHTMLENCODE(text Text) Text",
                        "Made fit to stand in a JavaScript text inside HTML.",
                        "JSINHTMLENCODE(\"<it's>\")",
                        "&lt;it\\&#39;s&gt;",
                        a -> Node.map(a.text(0), text -> Markup.javascript(Markup.html(text)))),
                of(
                        "HYPERLINK(url Text, label Text, [target Text]) Text",
                        "A link, as HTML.",
                        "HYPERLINK(\"https://example.com\", \"Acme\")",
                        "<a href=\"https://example.com\" target=\"_blank\">Acme</a>",
                        a -> Markup.hyperlink(a.text(0), a.text(1), a.has(2) ? a.text(2) : Node.constant("_blank"))),
                of(
                        "IMAGE(url Text, alternative Text, [height Number], [width Number]) Text",
                        "A picture, as HTML.",
                        "IMAGE(\"/flag.gif\", \"red flag\")",
                        "<img src=\"/flag.gif\" alt=\"red flag\" border=\"0\"/>",
                        a -> Markup.image(
                                a.text(0),
                                a.text(1),
                                a.has(2) ? a.number(2) : Node.constant(null),
                                a.has(3) ? a.number(3) : Node.constant(null))));
    }

    private static Function of(
            String signature, String summary, String example, String result, Function.Builder builder) {
        return Function.of(TEXT, signature, summary, example, result, builder);
    }

    /** A question about two texts: yes when the second is blank, and neither yes nor no when only the first is. */
    private static Code both(Arguments a, BiPredicate<String, String> question) {
        Node<String> text = a.text(0);
        Node<String> part = a.text(1);
        return Truth.by((facts, context) -> {
            String whole = text.get(facts, context);
            String asked = part.get(facts, context);
            if (asked == null) {
                return Truth.YES;
            }
            return whole == null ? Truth.BLANK : Truth.of(question.test(whole, asked));
        });
    }

    private static Code find(Arguments a) {
        Node<String> search = a.text(0);
        Node<String> text = a.text(1);
        Node<BigDecimal> start = a.has(2) ? a.number(2) : Node.constant(BigDecimal.ONE);
        return Node.by((facts, context) -> {
            String asked = search.get(facts, context);
            String whole = text.get(facts, context);
            BigDecimal from = start.get(facts, context);
            if (asked == null || whole == null) {
                return BigDecimal.ZERO;
            }
            int first = from == null ? 0 : Math.max(1, Numbers.toInt(from)) - 1;
            return BigDecimal.valueOf(whole.indexOf(asked, first) + 1L);
        });
    }

    private interface Casing {
        String apply(String text, Locale locale);
    }

    private static Code cased(Arguments a, Casing casing) {
        Node<String> text = a.text(0);
        Node<String> locale = a.has(1) ? a.text(1) : Node.constant(null);
        return Node.by((facts, context) -> {
            String value = text.get(facts, context);
            Locale rules = Texts.locale(locale.get(facts, context));
            return value == null ? null : casing.apply(value, rules);
        });
    }

    private static Code padded(Arguments a, boolean left) {
        Node<String> text = a.text(0);
        Node<BigDecimal> length = a.number(1);
        Node<String> filling = a.has(2) ? a.text(2) : Node.constant(" ");
        return Node.by((facts, context) -> {
            String value = text.get(facts, context);
            BigDecimal wanted = length.get(facts, context);
            String fill = filling.get(facts, context);
            return value == null || wanted == null ? null : Texts.pad(value, wanted, fill, left);
        });
    }

    private static Code mid(Arguments a) {
        Node<String> text = a.text(0);
        Node<BigDecimal> start = a.number(1);
        Node<BigDecimal> count = a.number(2);
        return Node.by((facts, context) -> {
            String value = text.get(facts, context);
            BigDecimal from = start.get(facts, context);
            BigDecimal length = count.get(facts, context);
            return value == null || from == null || length == null ? null : Texts.mid(value, from, length);
        });
    }

    private static Code substitute(Arguments a) {
        Node<String> text = a.text(0);
        Node<String> old = a.text(1);
        Node<String> replacement = a.text(2);
        return Node.by((facts, context) -> {
            String value = text.get(facts, context);
            String out = old.get(facts, context);
            String in = replacement.get(facts, context);
            return value == null || out == null ? null : Texts.substitute(value, out, in);
        });
    }

    private static Code text(Arguments a) {
        Type type = a.typeOf(0);
        Node<Object> value = a.node(0, type == Type.ANY ? Type.TEXT : type);
        return Node.map(value, TextFunctions::format);
    }

    private static @Nullable String format(Object value) {
        if (value instanceof BigDecimal number) {
            return Numbers.text(number);
        }
        if (value instanceof LocalDate day) {
            return day.toString();
        }
        if (value instanceof Instant moment) {
            return Dates.text(moment);
        }
        return value instanceof LocalTime time ? Dates.text(time) : value.toString();
    }
}
