package dev.plumbline.lifecycle;

import dev.plumbline.notifications.Card;
import dev.plumbline.notifications.Composition;
import dev.plumbline.notifications.MailWords;
import dev.plumbline.notifications.MessageComposer;
import dev.plumbline.notifications.MessageTemplate;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.OneClickLinks;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.PlumblinePages;
import dev.plumbline.notifications.ReaderFormat;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes what is expected of somebody, before anything is held against them. */
@ApplicationScoped
class RulesComposer implements MessageComposer {

    private final TaughtRules taught;
    private final Directory directory;
    private final WorkClocks clocks;
    private final TeachingConfig config;
    private final NotificationsConfig messages;
    private final OneClickLinks links;
    private final PlumblinePages pages;
    private final Jdbi jdbi;
    private final Clock clock;
    private final MessageTemplate template = new MessageTemplate(RulesComposer.class, "rules", TaughtWords.class);

    @Inject
    RulesComposer(
            TaughtRules taught,
            Directory directory,
            WorkClocks clocks,
            TeachingConfig config,
            NotificationsConfig messages,
            OneClickLinks links,
            Jdbi jdbi,
            Clock clock) {
        this.taught = taught;
        this.directory = directory;
        this.clocks = clocks;
        this.config = config;
        this.messages = messages;
        this.links = links;
        this.pages = new PlumblinePages(messages.publicUrl());
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Every text is one clean line; {@code more} is empty when all rules are shown. */
    record Letter(
            String subject,
            String preheader,
            String greeting,
            String lead,
            List<Lesson> rules,
            String more,
            String url,
            String gotUrl,
            String settingsUrl) {}

    @Override
    public String kind() {
        return TeachingSweep.KIND;
    }

    @Override
    public Composition compose(Notice notice) {
        Optional<Person> person = directory.chart().person(notice.recipient());
        if (person.isEmpty()) {
            return new Composition.FallsAway("the person it was for is not known any more");
        }
        Map<RuleId, Rule> rules = taught.now();
        Map<RuleId, String> meanings = TaughtRules.meanings(rules);
        List<NoticeTable.Row> rows = jdbi.withHandle(handle -> NoticeTable.saidBy(handle, notice.key())).stream()
                .filter(row -> row.meaning().equals(meanings.get(row.rule())))
                .sorted(Comparator.comparing((NoticeTable.Row row) ->
                                Objects.requireNonNull(rules.get(row.rule())).severity())
                        .reversed())
                .toList();
        if (rows.isEmpty()) {
            return new Composition.FallsAway("they know these rules, or the rules are not in force any more");
        }
        Letter letter = letter(person.get(), rows, rules);
        Tongue tongue = person.get().tongue();
        return new Composition.Ready(
                template.render(letter.subject(), letter, tongue).with(card(letter, tongue)));
    }

    @Override
    public void handedOver(Handle handle, Notice notice, Instant at) {
        Instant grace = directory
                .chart()
                .person(notice.recipient())
                .map(person -> clocks.present(person).plus(at, config.grace()))
                .orElse(at);
        NoticeTable.told(handle, notice.key(), TaughtRules.meanings(taught.now()), at, grace);
    }

    private Letter letter(Person person, List<NoticeTable.Row> rows, Map<RuleId, Rule> rules) {
        ReaderFormat format = ReaderFormat.of(person, messages.currency());
        TaughtWords say = format.words(TaughtWords.class);
        String url = pages.work(person.id()) + "/rules";
        LocalDate today = LocalDate.ofInstant(clock.instant(), person.zone());
        List<Lesson> lessons = rows.stream()
                .limit(config.rulesShown())
                .map(row -> lesson(Objects.requireNonNull(rules.get(row.rule())), row, format, today))
                .toList();
        int more = rows.size() - lessons.size();
        boolean allChanged = rows.stream().allMatch(NoticeTable.Row::changed);
        String count = format.number(rows.size());
        return new Letter(
                allChanged ? say.subjectChanged(rows.size(), count) : say.subject(rows.size(), count),
                lessons.get(0).title(),
                format.words(MailWords.class).hello(PlainText.line(person.name(), 120)),
                lead(say),
                lessons,
                more == 0 ? "" : say.more(more, format.number(more)),
                url,
                links.link(AcknowledgeByLink.PURPOSE, 0, 0, person.id()).toString(),
                pages.settings(person.id()));
    }

    private String lead(TaughtWords say) {
        if (config.grace() instanceof dev.plumbline.people.calendar.BusinessSpan.Days days && days.count() > 0) {
            return say.leadDays(days.count(), Integer.toString(days.count()));
        }
        return say.lead();
    }

    private Lesson lesson(Rule rule, NoticeTable.Row row, ReaderFormat format, LocalDate today) {
        TaughtWords say = format.words(TaughtWords.class);
        String from = rule.from() != null && rule.from().isAfter(today) ? say.from(format.date(rule.from())) : "";
        String url = pages.base().toString().replaceAll("/$", "") + "/rules/" + rule.id();
        return Lesson.of(rule, url, row.changed() ? say.changed() : "", from, format.words(LessonWords.class));
    }

    private static Card card(Letter letter, Tongue tongue) {
        Card.Button got = new Card.Button(
                Phrasebook.of(TaughtWords.class, tongue).gotIt(), "open", "", Optional.of(letter.gotUrl()));
        List<Card.Item> items = letter.rules().stream()
                .map(rule -> new Card.Item(rule.title(), Optional.of(rule.url()), rule.lines(), List.of(got)))
                .toList();
        return new Card(
                letter.subject(),
                items,
                letter.more().isEmpty() ? Optional.empty() : Optional.of(new Card.Link(letter.more(), letter.url())),
                letter.lead());
    }
}
