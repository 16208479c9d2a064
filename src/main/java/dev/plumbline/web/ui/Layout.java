package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Person;
import dev.plumbline.web.access.FrontConfig;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** Puts the frame around pages: who reads, in which language, dates and numbers, and the menu. */
@ApplicationScoped
class Layout {

    /** Under which the frame of an answer is found afterwards. */
    static final String MADE = Page.class.getName();

    private final Viewers viewers;
    private final Clock clock;
    private final RoutingContext http;
    private final CsrfTokenParameterProvider csrf;
    private final Reading reading;
    private final Optional<String> mailbox;

    Layout(
            Viewers viewers,
            Clock clock,
            RoutingContext http,
            CsrfTokenParameterProvider csrf,
            Reading reading,
            FrontConfig config) {
        this.viewers = viewers;
        this.clock = clock;
        this.http = http;
        this.csrf = csrf;
        this.reading = reading;
        this.mailbox = config.mailboxUrl().map(URI::toString);
    }

    /** @param here the entry of the menu that this is */
    Page page(String here) {
        return page(here, viewers.current());
    }

    /** A page about a person, which is another entry of the menu when it is the reader. */
    Page page(String here, String mine, String about) {
        Viewer viewer = viewers.current();
        boolean self = RecordId.isId(about) && viewer.is(RecordId.of(about));
        return page(self ? mine : here, viewer);
    }

    /** For whoever has just signed out: the request was theirs, the answer is nobody's any more. */
    Page signedOut() {
        return page("", Viewer.NOBODY);
    }

    private Page page(String here, Viewer viewer) {
        Format say = format(viewer);
        Page page = new Page(
                here,
                viewer,
                say,
                Menu.of(viewer, here, say.words(MenuWords.class)),
                mailbox.filter(url -> viewer.signedIn()),
                token());
        http.put(MADE, page);
        return page;
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
        return new Format(reading.locale(http, viewer), zone, clock.instant());
    }
}
