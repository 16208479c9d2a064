package dev.plumbline.web.api;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Entered;
import dev.plumbline.people.Person;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whose leave, delegates and messages the caller decides on: their own, of those below, as an admin everybody's. */
@ApplicationScoped
class Settled {

    private final Directory directory;
    private final Viewers viewers;

    Settled(Directory directory, Viewers viewers) {
        this.directory = directory;
        this.viewers = viewers;
    }

    Viewer viewer() {
        return viewers.current();
    }

    Person person(String id) {
        return Optional.of(id)
                .filter(RecordId::isId)
                .map(RecordId::of)
                .filter(viewer()::settles)
                .flatMap(who -> directory.chart().person(who))
                .orElseThrow(() -> Refusal.notFound("there is no such person, or it is not yours to settle this"));
    }

    static <T> T taken(Entered<T> entered) {
        return entered.fold(value -> value, because -> {
            throw Refusal.badRequest(because);
        });
    }
}
