package dev.plumbline.fixes;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Doer;
import dev.plumbline.salesforce.PersonAnswer;
import dev.plumbline.salesforce.PersonGrant;
import dev.plumbline.salesforce.PersonalSalesforce;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What somebody's own records tell them: what is due next, which deals close soon, how far it is to their quota. Asked of Salesforce as they. */
@ApplicationScoped
public class OwnDays {

    private static final int MOST = 5;
    private static final int DAYS_AHEAD = 14;

    private final PersonalSalesforce salesforce;
    private final Grants grants;
    private final Clock clock;

    OwnDays(PersonalSalesforce salesforce, Grants grants, Clock clock) {
        this.salesforce = salesforce;
        this.grants = grants;
        this.clock = clock;
    }

    /** @param about the record it belongs to; empty for none */
    public record Due(RecordId id, String what, String about, Optional<LocalDate> day, boolean late) {}

    /** @param closing opportunities that close within two weeks, or should have */
    public record Ahead(List<Due> tasks, List<Due> closing, Optional<Quota> quota) {

        public static final Ahead NOTHING = new Ahead(List.of(), List.of(), Optional.empty());

        public boolean nothing() {
            return tasks.isEmpty() && closing.isEmpty() && quota.isEmpty();
        }
    }

    /** @param won in the quota's period so far */
    public record Quota(LocalDate from, BigDecimal amount, BigDecimal won) {

        public BigDecimal left() {
            return amount.subtract(won).max(BigDecimal.ZERO);
        }
    }

    /** Empty lists where they are not connected, or Salesforce shows nothing: this is a help, and never stands in the way. */
    public Ahead of(Doer doer, Person person) {
        Optional<PersonGrant> grant = grants.use(person.id(), doer.actor());
        if (grant.isEmpty()) {
            return Ahead.NOTHING;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), person.zone());
        String own = "OwnerId = '" + person.id() + "'";
        String until = today.plusDays(DAYS_AHEAD).toString();
        List<Due> tasks = due(
                grant.get(),
                "Task",
                List.of("Subject", "ActivityDate", "What.Name"),
                "WHERE " + own + " AND IsClosed = false AND ActivityDate <= " + until + " ORDER BY ActivityDate LIMIT "
                        + MOST,
                new Names("Subject", "What.Name", "ActivityDate"),
                today);
        List<Due> closing = due(
                grant.get(),
                "Opportunity",
                List.of("Name", "CloseDate"),
                "WHERE " + own + " AND IsClosed = false AND CloseDate <= " + until + " ORDER BY CloseDate LIMIT "
                        + MOST,
                new Names("Name", "", "CloseDate"),
                today);
        return new Ahead(tasks, closing, quota(grant.get(), person, today));
    }

    private record Names(String what, String about, String day) {}

    private List<Due> due(
            PersonGrant grant, String object, List<String> fields, String rest, Names names, LocalDate today) {
        return rows(grant, object, fields, rest).stream()
                .map(row -> {
                    Optional<LocalDate> day = day(row, names.day());
                    return new Due(
                            row.id(),
                            row.field(names.what()).asText(),
                            names.about().isEmpty()
                                    ? ""
                                    : row.field(names.about()).asText(),
                            day,
                            day.filter(d -> d.isBefore(today)).isPresent());
                })
                .toList();
    }

    /** An org without forecasts has no such object, and then nothing is said. */
    private Optional<Quota> quota(PersonGrant grant, Person person, LocalDate today) {
        return rows(
                        grant,
                        "ForecastingQuota",
                        List.of("QuotaAmount", "StartDate"),
                        "WHERE QuotaOwnerId = '" + person.id() + "' AND StartDate <= " + today
                                + " ORDER BY StartDate DESC LIMIT 1")
                .stream()
                .findFirst()
                .flatMap(row -> day(row, "StartDate")
                        .filter(from -> !from.isBefore(today.minusMonths(3)))
                        .flatMap(from -> row.field("QuotaAmount") instanceof FieldValue.Num amount
                                ? Optional.of(new Quota(from, amount.value(), won(grant, person, from, today)))
                                : Optional.empty()));
    }

    private BigDecimal won(PersonGrant grant, Person person, LocalDate from, LocalDate today) {
        return rows(
                        grant,
                        "Opportunity",
                        List.of("Amount"),
                        "WHERE OwnerId = '" + person.id() + "' AND IsWon = true AND CloseDate >= " + from
                                + " AND CloseDate <= " + today)
                .stream()
                .map(row -> row.field("Amount") instanceof FieldValue.Num n ? n.value() : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<CrmRecord> rows(PersonGrant grant, String object, List<String> fields, String rest) {
        return salesforce.query(grant, object, fields, rest) instanceof PersonAnswer.Done<List<CrmRecord>> done
                ? done.value()
                : List.of();
    }

    private static Optional<LocalDate> day(CrmRecord row, String field) {
        return row.field(field) instanceof FieldValue.Day day ? Optional.of(day.value()) : Optional.empty();
    }
}
