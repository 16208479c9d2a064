package dev.plumbline.web.ui;

import dev.plumbline.people.Person;
import dev.plumbline.speech.Tongue;
import dev.plumbline.web.access.Languages;
import dev.plumbline.web.access.Viewer;
import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;

/** In which language and locale somebody reads: English where we speak none of theirs. Dates and numbers follow their region all the same. */
@ApplicationScoped
class Reading {

    private static final String KEPT = Reading.class.getName();

    private final CurrentVertxRequest current;

    Reading(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Words in templates are chosen when the template is made; whoever made the page's frame before has decided for whom. */
    void configure(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(this::speak);
    }

    private void speak(TemplateInstance template) {
        if (Arc.container().requestContext().isActive()) {
            Optional.ofNullable(current.getCurrent())
                    .map(http -> http.get(KEPT))
                    .map(Locale.class::cast)
                    .ifPresent(template::setLocale);
        }
    }

    /** The locale of text, dates and numbers for one reader; kept for the templates of this answer. */
    Locale locale(RoutingContext http, Viewer viewer) {
        Locale region = viewer.person().map(Person::locale).orElseGet(() -> browsers(http));
        Locale locale = Languages.of(http, viewer.person())
                .map(tongue -> tongue.where(region))
                .orElse(region);
        http.put(KEPT, Tongue.of(locale).orElse(Tongue.ENGLISH).language());
        return locale;
    }

    private static Locale browsers(RoutingContext http) {
        return http.acceptableLanguages().stream()
                .map(header -> Locale.forLanguageTag(header.value()))
                .filter(locale -> !locale.getLanguage().isEmpty())
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
