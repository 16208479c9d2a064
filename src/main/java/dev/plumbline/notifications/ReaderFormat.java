package dev.plumbline.notifications;

import dev.plumbline.people.Person;
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

/** Writes dates, times and amounts as one reader is used to them, in the reader's zone. Weekdays are in the language of the message. */
public record ReaderFormat(ZoneId zone, Locale locale, Optional<Currency> currency) {

    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    /** @param currency ISO code of the amounts; empty or unknown gives plain numbers */
    public static ReaderFormat of(Person reader, Optional<String> currency) {
        return new ReaderFormat(reader.zone(), reader.locale(), currency.flatMap(ReaderFormat::known));
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
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** Date, time and zone, for "as of". */
    public String moment(Instant at) {
        var there = at.atZone(zone);
        return date(there.toLocalDate()) + ", "
                + DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(there)
                + " (" + ZONE.format(there) + ")";
    }

    /** Whole days that have begun since then, for people: {@code today, yesterday, 12 days ago}. */
    public String ago(Instant then, Instant now) {
        long days = daysSince(then, now);
        return days <= 0 ? "today" : days == 1 ? "yesterday" : days + " days ago";
    }

    public long daysSince(Instant then, Instant now) {
        return ChronoUnit.DAYS.between(day(then), day(now));
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
