package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.FixOutcome;
import dev.plumbline.fixes.FormState;
import dev.plumbline.fixes.WorkRecord;
import dev.plumbline.fixes.Works;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.people.Directory;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Makes the cards of records. */
@ApplicationScoped
class WorkCards {

    private final Works works;
    private final Violations violations;
    private final Directory directory;
    private final RecordLinks links;
    private final NotificationsConfig messages;

    WorkCards(
            Works works, Violations violations, Directory directory, RecordLinks links, NotificationsConfig messages) {
        this.works = works;
        this.violations = violations;
        this.directory = directory;
        this.links = links;
        this.messages = messages;
    }

    WorkCard closed(Page page, WorkRecord work) {
        return card(page, work, Optional.empty(), Optional.empty(), "/my-work");
    }

    WorkCard asked(Page page, WorkRecord work, FormState state) {
        return card(page, work, Optional.of(state), Optional.empty(), here(work.record()));
    }

    /**
     * The card of one record after something was asked or done.
     *
     * @param open gaps that are open on it, and the reader's to see
     */
    Optional<WorkCard> of(
            Page page, RecordId record, List<Violation> open, Optional<FormState> state, Optional<FixOutcome> outcome) {
        String here = here(record);
        Optional<WorkRecord> work = works.records(open).stream().findFirst();
        if (work.isPresent()) {
            return Optional.of(card(page, work.get(), state, outcome, here));
        }
        List<Long> about = new ArrayList<>();
        outcome.ifPresent(o -> about.addAll(o.ended()));
        return violations.all(about).stream()
                .findFirst()
                .map(gap -> new WorkCard(
                        record.value(),
                        Optional.empty(),
                        gap.object(),
                        gap.recordName(),
                        "",
                        "",
                        links.to(record),
                        state,
                        outcome.map(FixTalk.of(page.say())::result),
                        here));
    }

    private static String here(RecordId record) {
        return "/my-work/records/" + record;
    }

    private WorkCard card(
            Page page, WorkRecord work, Optional<FormState> state, Optional<FixOutcome> outcome, String here) {
        return new WorkCard(
                work.record().value(),
                Optional.of(work),
                work.object(),
                work.name(),
                amount(page.say(), work),
                whose(page, work),
                links.to(work.record()),
                state,
                outcome.map(FixTalk.of(page.say())::result),
                here);
    }

    private String whose(Page page, WorkRecord work) {
        return work.accountable()
                .filter(id -> !page.viewer().is(id))
                .map(id -> directory.chart().nameOf(id, page.say().tongue()))
                .orElse("");
    }

    private String amount(Format say, WorkRecord work) {
        return work.amount()
                .filter(amount -> amount.signum() != 0)
                .map(amount -> money(say, amount, work.currency().or(messages::currency)))
                .orElse("");
    }

    /** In full, with the sign that the reader's locale has for the currency. */
    static String money(Format say, BigDecimal amount, Optional<String> currency) {
        Optional<Currency> known = currency.flatMap(WorkCards::known);
        if (known.isEmpty()) {
            return say.money(amount);
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(say.locale());
        format.setCurrency(known.get());
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        format.setMaximumFractionDigits(whole ? 0 : known.get().getDefaultFractionDigits());
        format.setMinimumFractionDigits(whole ? 0 : known.get().getDefaultFractionDigits());
        return format.format(amount);
    }

    private static Optional<Currency> known(String code) {
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
