package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import dev.plumbline.speech.Tongue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * A Salesforce user, as far as telling them something needs it.
 *
 * @param email   empty when the user has none, or one that no mail can go to
 * @param zone    TimeZoneSidKey; UTC when it is missing or unknown to this machine
 * @param manager who is one step up as the org has it, by ManagerId or by role: may be inactive, missing or part of a cycle; ask {@link OrgChart#leaderOf}
 * @param title   the user's role or title, for people to read; may be empty
 * @param country where they work, by two letters; empty when the org does not say, or not so that we understand it
 * @param since   since when they have been a user; empty when that cannot be seen: nobody is taken for new on a guess
 * @param language LanguageLocaleKey, in which they read Salesforce; the locale's where that cannot be seen
 */
public record Person(
        RecordId id,
        String name,
        String username,
        Optional<String> email,
        boolean active,
        ZoneId zone,
        Locale locale,
        Optional<RecordId> manager,
        String title,
        Optional<String> country,
        Optional<Instant> since,
        Locale language) {

    /** Somebody who reads in the language of their locale. */
    public Person(
            RecordId id,
            String name,
            String username,
            Optional<String> email,
            boolean active,
            ZoneId zone,
            Locale locale,
            Optional<RecordId> manager,
            String title,
            Optional<String> country,
            Optional<Instant> since) {
        this(id, name, username, email, active, zone, locale, manager, title, country, since, locale);
    }

    /** Somebody of whom neither country nor first day is known. */
    public Person(
            RecordId id,
            String name,
            String username,
            Optional<String> email,
            boolean active,
            ZoneId zone,
            Locale locale,
            Optional<RecordId> manager,
            String title) {
        this(id, name, username, email, active, zone, locale, manager, title, Optional.empty(), Optional.empty());
    }

    /** What they are spoken to in; English where they read nothing that we speak. */
    public Tongue tongue() {
        return Tongue.of(language).orElse(Tongue.ENGLISH);
    }

    /** The same person, led by somebody else. */
    Person ledBy(Optional<RecordId> leader) {
        return new Person(id, name, username, email, active, zone, locale, leader, title, country, since, language);
    }
}
