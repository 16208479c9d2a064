package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.Connection;
import dev.plumbline.fixes.Grants;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.rules.Rule;
import dev.plumbline.violations.Violation;
import dev.plumbline.web.access.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** To whom leaders can give records of their people: those beside whoever has it, and their own. */
@ApplicationScoped
class HandOvers {

    /** Longer lists are not chosen from; Salesforce itself can search. */
    private static final int MOST = 100;

    private final Directory directory;
    private final Edition edition;
    private final Grants grants;
    private final RecordLinks links;

    HandOvers(Directory directory, Edition edition, Grants grants, RecordLinks links) {
        this.directory = directory;
        this.edition = edition;
        this.grants = grants;
        this.links = links;
    }

    /** How one leader's records are given away, which is asked of Salesforce's grants once for a page of them. */
    final class Desk {

        private final Viewer viewer;
        private final OrgChart chart = directory.chart();
        private final Connection connection;

        private Desk(Viewer viewer) {
            this.viewer = viewer;
            this.connection =
                    viewer.person().map(self -> grants.connection(self.id())).orElse(Connection.UNAVAILABLE);
        }

        HandOver of(Violation gap) {
            return new HandOver(
                    connection == Connection.CONNECTED && owned(gap) ? others(viewer, chart, gap) : List.of(),
                    owned(gap) && (connection == Connection.NONE || connection == Connection.BROKEN),
                    links.to(gap.record()),
                    UUID.randomUUID().toString());
        }
    }

    Desk desk(Viewer viewer) {
        return new Desk(viewer);
    }

    /** The person of that id, where this leader may give it to them from here. */
    Optional<Person> among(Viewer viewer, Violation gap, RecordId id) {
        return owned(gap)
                ? others(viewer, directory.chart(), gap).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                : Optional.empty();
    }

    /** The field of the record that says who answers for it; empty where another record says so. */
    Optional<String> field(Violation gap) {
        return edition.rule(gap.rule()).map(Rule::accountable).filter(path -> path.indexOf('.') < 0);
    }

    /** A user answers for their own record, and what nobody answers for is nobody's to give. */
    private boolean owned(Violation gap) {
        return !gap.object().equals("User")
                && gap.accountable().isPresent()
                && field(gap).isPresent();
    }

    private static List<Person> others(Viewer viewer, OrgChart chart, Violation gap) {
        RecordId now = gap.accountable().orElseThrow();
        Stream<Person> beside = chart.leaderOf(now).map(Person::id).map(chart::directReports).stream()
                .flatMap(List::stream);
        Stream<Person> own = viewer.person().map(Person::id).map(chart::directReports).stream()
                .flatMap(List::stream);
        return Stream.of(beside, own, viewer.person().stream())
                .flatMap(one -> one)
                .filter(Person::active)
                .filter(one -> !one.id().equals(now) && viewer.maySee(one.id()))
                .distinct()
                .sorted(Comparator.comparing(Person::name)
                        .thenComparing(one -> one.id().value()))
                .limit(MOST)
                .toList();
    }
}
