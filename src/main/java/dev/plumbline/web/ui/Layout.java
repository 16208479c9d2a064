package dev.plumbline.web.ui;

import dev.plumbline.people.Person;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the frame around pages: who reads, in which language of dates and numbers, and the menu. */
@ApplicationScoped
class Layout {

    private final Viewers viewers;
    private final Clock clock;
    private final RoutingContext http;
    private final CsrfTokenParameterProvider csrf;
    private final Optional<String> mailbox;

    /** @param mailbox {@code plumbline.mailbox-url}: where sent mail can be read; none by default */
    Layout(
            Viewers viewers,
            Clock clock,
            RoutingContext http,
            CsrfTokenParameterProvider csrf,
            @ConfigProperty(name = "plumbline.mailbox-url") Optional<String> mailbox) {
        this.viewers = viewers;
        this.clock = clock;
        this.http = http;
        this.csrf = csrf;
        this.mailbox = mailbox;
    }

    Page page(String here) {
        Viewer viewer = viewers.current();
        return new Page(here, viewer, format(viewer), mailbox.filter(url -> viewer.signedIn()), token());
    }

    private Optional<String> token() {
        try {
            return Optional.of(csrf.getToken());
        } catch (IllegalStateException noneYet) {
            // An address that leads nowhere is answered before the forms' filter has run.
            return Optional.empty();
        }
    }

    private Format format(Viewer viewer) {
        ZoneId zone = viewer.person().map(Person::zone).orElse(ZoneId.of("UTC"));
        Locale locale = viewer.person().map(Person::locale).orElseGet(this::browsersLocale);
        return new Format(locale, zone, clock.instant());
    }

    private Locale browsersLocale() {
        List<LanguageHeader> wanted = http.acceptableLanguages();
        if (wanted.isEmpty()) {
            return Locale.ENGLISH;
        }
        Locale locale = Locale.forLanguageTag(wanted.get(0).value());
        return locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale;
    }
}
