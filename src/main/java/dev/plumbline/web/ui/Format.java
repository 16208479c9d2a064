package dev.plumbline.web.ui;

import dev.plumbline.escalation.HaltWords;
import dev.plumbline.escalation.Halted;
import dev.plumbline.people.calendar.Halt;
import dev.plumbline.speech.Saying;
import dev.plumbline.speech.Tongue;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;

/**
 * How facts read for one reader at one moment: dates in their locale and zone, numbers, plurals, field names.
 *
 * @param now when the page is made; relative times refer to it
 */
public record Format(Locale locale, ZoneId zone, Instant now) {

    /** Longer names and values are cut on pages; what was cut is in Salesforce. */
    private static final int LONGEST = 160;

    /** How evidence names the value that a field had before the move that is judged. */
    static final String PRIOR = "PRIORVALUE(";

    private static final String ROLLUP = "$Rollup.";

    private static final int LONGEST_PARAGRAPH = 1000;

    private static final ResourceBundle.Control NO_DETOUR =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The language of everything that is said; English where theirs is none of ours. */
    public Tongue tongue() {
        return Tongue.of(locale).orElse(Tongue.ENGLISH);
    }

    /** The messages of one bundle in the reader's language, for words that are chosen in code. */
    <T> T words(Class<T> bundle) {
        return tongue() == Tongue.ENGLISH
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(tongue().key()));
    }

    public String said(Saying saying) {
        return saying.in(tongue());
    }

    /** The few words that stand with numbers and dates; a bundle of the JDK's, because this class needs no application around it. */
    private String own(String key, Object... parts) {
        ResourceBundle words = ResourceBundle.getBundle("dev.plumbline.web.ui.format", tongue().language(), NO_DETOUR);
        return MessageFormat.format(words.getString(key), parts);
    }

    /** Why a clock stands still: half a sentence. */
    public String halted(Halted why) {
        return why.said(words(HaltWords.class), writing());
    }

    /** As {@link #halted(Halted)}, of somebody whatever is theirs. */
    public String halted(String name, Halt why) {
        return Halted.said(name, why, words(HaltWords.class), writing());
    }

    private Halted.Writing writing() {
        return new Halted.Writing(this::name, this::day, this::exact, this::number);
    }

    /** For example {@code 3 Mar 2026, 14:05 CET}. */
    public String exact(Instant at) {
        DateTimeFormatter text = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone);
        String offset =
                DateTimeFormatter.ofPattern("zzz", locale).withZone(zone).format(at);
        return text.format(at) + " " + offset;
    }

    /** With the day of the week, for what is still to come: {@code Mon, 3 Mar 2026, 14:05 CET}. */
    public String weekday(Instant at) {
        return DateTimeFormatter.ofPattern("EEE", locale).withZone(zone).format(at) + ", " + exact(at);
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    /** The reader's calendar day of a moment. */
    public String day(Instant at) {
        return day(LocalDate.ofInstant(at, zone));
    }

    /** For example {@code 41 days ago}; a moment ahead of us, as clocks differ, is {@code just now}. */
    public String ago(Instant at) {
        Duration since = Duration.between(at, now);
        return since.toMinutes() < 1 ? own("just-now") : own("ago", span(since, "-ago"));
    }

    /** For example {@code 41 days}. */
    public String age(Instant since) {
        Duration age = Duration.between(since, now);
        return age.toMinutes() < 1 ? own("under-a-minute") : span(age);
    }

    /** How long something takes: {@code 40 minutes}, {@code 14 hours}, {@code 3 days}. */
    public String span(Duration length) {
        return span(length, "");
    }

    /** @param form some languages bend the word after a preposition */
    private String span(Duration length, String form) {
        if (length.toMinutes() < 60) {
            return count(length.toMinutes(), own("minute" + form), own("minutes" + form));
        }
        if (length.toHours() < 48) {
            return count(length.toHours(), own("hour" + form), own("hours" + form));
        }
        return count(length.toDays(), own("day" + form), own("days" + form));
    }

    /** Whole numbers of any width, as templates have them. */
    public String number(Number value) {
        return NumberFormat.getIntegerInstance(locale).format(value.longValue());
    }

    /** A share as whole percents; something is never nothing. */
    public String percent(long part, long whole) {
        long share = whole == 0 ? 0 : Math.round(100.0 * part / whole);
        return (share == 0 && part > 0 ? "<1" : number(share)) + " %";
    }

    public String count(Number value, String one, String many) {
        return number(value) + " " + (value.longValue() == 1 ? one : many);
    }

    /** Text as a part of an address, behind a slash or an equals sign. */
    public String inUrl(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An amount in full; the ledger keeps no currency, so none is shown. */
    public String money(BigDecimal amount) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        boolean whole =
                amount.stripTrailingZeros().scale() <= 0 || amount.abs().compareTo(BigDecimal.valueOf(10_000)) >= 0;
        format.setMinimumFractionDigits(whole ? 0 : 2);
        format.setMaximumFractionDigits(whole ? 0 : 2);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount);
    }

    /** An amount at a glance, for example {@code 4.2M}. */
    public String brief(BigDecimal amount) {
        NumberFormat format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(amount.abs().compareTo(BigDecimal.valueOf(1_000_000)) >= 0 ? 1 : 0);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount.doubleValue());
    }

    /** What people call a field, as far as its API name tells: {@code Executive_Sponsor__c} is "Executive sponsor". */
    public String field(String apiName) {
        if (apiName.startsWith(PRIOR) && apiName.endsWith(")")) {
            return own("before", field(apiName.substring(PRIOR.length(), apiName.length() - 1)));
        }
        if (apiName.startsWith(ROLLUP)) {
            return field(apiName.substring(ROLLUP.length()));
        }
        String last = apiName.substring(apiName.lastIndexOf('.') + 1);
        String parent = apiName.contains(".") ? field(apiName.substring(0, apiName.lastIndexOf('.'))) + ": " : "";
        String bare = last.replaceAll("__[cr]$", "").replaceAll("(?<=.)Id$", "").replace('_', ' ');
        String[] words = bare.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").strip().split("\\s+");
        for (int i = 1; i < words.length; i++) {
            boolean acronym = words[i].length() > 1 && words[i].equals(words[i].toUpperCase(Locale.ROOT));
            words[i] = acronym ? words[i] : words[i].toLowerCase(Locale.ROOT);
        }
        return cut(parent + String.join(" ", words));
    }

    /** For example {@code Next step, Amount}. */
    public String fields(List<String> apiNames) {
        return String.join(", ", apiNames.stream().map(this::field).toList());
    }

    /** A value as it was kept, plain text of whatever type, as people write it. */
    public String value(String kept) {
        if (kept.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return parsed(kept, text -> day(LocalDate.parse(text)));
        }
        if (kept.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z")) {
            return parsed(kept, text -> exact(Instant.parse(text)));
        }
        if (kept.matches("-?\\d{1,18}(\\.\\d{1,9})?") && !kept.matches("0\\d.*")) {
            return money(new BigDecimal(kept));
        }
        return switch (kept) {
            case "true" -> own("yes");
            case "false" -> own("no");
            default -> cut(kept);
        };
    }

    private static String parsed(String kept, UnaryOperator<String> words) {
        try {
            return words.apply(kept);
        } catch (DateTimeException notADate) {
            return kept;
        }
    }

    /** Keys of ours for people: {@code never-tolerated} is "never tolerated". */
    public String words(String key) {
        return key.replace('-', ' ').replace('_', ' ');
    }

    public String zoneName() {
        return zone.getDisplayName(TextStyle.SHORT, locale);
    }

    /** Text from outside, short enough to stand in a row. */
    public String cut(String text) {
        return cut(text, LONGEST);
    }

    /** A paragraph from outside, short enough to stand on a page. */
    public String paragraph(String text) {
        return cut(text, LONGEST_PARAGRAPH);
    }

    /** Never between the halves of a character pair. */
    private static String cut(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** A name that shows: some records have none. */
    public String name(String text) {
        return text.isBlank() ? own("no-name") : cut(text);
    }

    /** A name inside a sentence: kept from turning the sentence around it, as {@code <bdi>} does in markup. */
    public String whom(String text) {
        return "\u2068" + name(text) + "\u2069";
    }
}
