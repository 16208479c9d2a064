package dev.plumbline.notifications;

import dev.plumbline.people.Person;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Writes dates, times and amounts as one reader is used to them, in the reader's zone. Words are in the language of the message. */
public record ReaderFormat(ZoneId zone, Locale locale, Optional<Currency> currency, Tongue tongue) {

    /** @param currency ISO code of the amounts; empty or unknown gives plain numbers */
    public static ReaderFormat of(Person reader, Optional<String> currency) {
        Tongue tongue = reader.tongue();
        // Whoever is written to in English has whatever locale: its dates are what they know from Salesforce.
        Locale locale = tongue == Tongue.ENGLISH ? reader.locale() : tongue.where(reader.locale());
        return new ReaderFormat(reader.zone(), locale, currency.flatMap(ReaderFormat::known), tongue);
    }

    /** What a bundle says in the reader's language. */
    public <T> T words(Class<T> bundle) {
        return Phrasebook.of(bundle, tongue);
    }

    public LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    public String date(Instant at) {
        return date(day(at));
    }

    public String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    public String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, tongue.language());
    }

    /** With the day of the week, for what is still to come. */
    public String weekdayAndDate(LocalDate day) {
        return weekday(day) + ", " + date(day);
    }

    public String weekdayAndDate(Instant at) {
        return weekdayAndDate(day(at));
    }

    /** Date, time and zone, for "as of". */
    public String moment(Instant at) {
        var there = at.atZone(zone);
        return date(there.toLocalDate()) + ", "
                + DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(there)
                + " (" + DateTimeFormatter.ofPattern("zzz", tongue.language()).format(there) + ")";
    }

    /** Whole days that have begun since then, as people count them: 0 is today, 1 yesterday. */
    public int daysSince(Instant then, Instant now) {
        return Math.max(0, (int) ChronoUnit.DAYS.between(day(then), day(now)));
    }

    /** English messages have always counted without separators, and subjects are what people search for. */
    public String number(long count) {
        return tongue == Tongue.ENGLISH
                ? Long.toString(count)
                : NumberFormat.getIntegerInstance(locale).format(count);
    }

    /** Without cents: nobody decides by them. */
    public String money(BigDecimal amount) {
        NumberFormat format = currency.isPresent()
                ? NumberFormat.getCurrencyInstance(locale)
                : NumberFormat.getIntegerInstance(locale);
        currency.ifPresent(format::setCurrency);
        format.setMaximumFractionDigits(0);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount).replace('\u00A0', ' ').replace('\u202F', ' ');
    }

    private static Optional<Currency> known(String code) {
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
