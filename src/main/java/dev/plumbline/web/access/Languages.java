package dev.plumbline.web.access;

import dev.plumbline.people.Person;
import dev.plumbline.speech.Tongue;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;

/** In which language somebody reads: what they chose here, else the language they have in Salesforce, else what their browser asks for. */
public final class Languages {

    /** Their own choice. A cookie, so that it holds on the sign-in page too, and for accounts that are nobody in Salesforce. */
    public static final String COOKIE = "plumbline-language";

    private Languages() {}

    /**
     * Empty where none of these is a language that we speak.
     *
     * @param person who reads; empty for strangers, and for accounts that are nobody in Salesforce
     */
    public static Optional<Tongue> of(RoutingContext http, Optional<Person> person) {
        return chosen(http)
                .or(() -> person.map(Person::language).flatMap(Tongue::of))
                .or(() -> person.isPresent() ? Optional.empty() : asked(http));
    }

    private static Optional<Tongue> chosen(RoutingContext http) {
        return Optional.ofNullable(http.request().getCookie(COOKIE))
                .map(Cookie::getValue)
                .flatMap(key -> Tongue.of(Locale.forLanguageTag(key)));
    }

    /** The first of the browser's languages that we speak. */
    private static Optional<Tongue> asked(RoutingContext http) {
        return http.acceptableLanguages().stream()
                .map(LanguageHeader::value)
                .map(Locale::forLanguageTag)
                .flatMap(locale -> Tongue.of(locale).stream())
                .findFirst();
    }
}
