package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.RuleBookLoader;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.stored.Texts;
import org.junit.jupiter.api.Test;

/** Rules of files and rules written in the application, in one edition, in every process. */
class StoredEditionTest {

    private static final RuleId LATE = new RuleId("late");
    private static final RuleId NEXT_STEP = new RuleId("no-next-step");

    private final Flow flow = new Flow(Rules.NEXT_STEP).ready();
    private final Texts texts = new Texts(flow.jdbi, flow.clock);

    private static String late(String formula) {
        return "rules:\n" + Rules.rule("late", "Opportunity", "violated: " + formula);
    }

    private FileEdition otherProcess() {
        FileEdition other = new FileEdition(RuleBookLoader.yaml(), flow.org, flow::files, flow.jdbi);
        other.load();
        return other;
    }

    @Test
    void judgesByBothKindsInOneBook() {
        texts.write("late", late("CloseDate < TODAY()"));
        assertThat(flow.edition.refresh()).isTrue();
        assertThat(flow.edition.current().stored()).containsOnlyKeys(LATE);
        flow.ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "CloseDate", "2026-03-01");
        assertThat(flow.open()).extracting(v -> v.rule().value()).containsExactlyInAnyOrder("late", "no-next-step");
    }

    @Test
    void letsTheFileWinAndSaysSo() {
        texts.write("no-next-step", "rules:\n" + Rules.NEXT_STEP.replace("Because plans", "Because other plans"));
        flow.edition.refresh();
        assertThat(flow.edition.current().rule(NEXT_STEP).orElseThrow().why()).startsWith("Because plans");
        assertThat(flow.edition.current().stored()).isEmpty();
        assertThat(flow.edition.current().warnings())
                .extracting(FileIssue::toString)
                .singleElement()
                .asString()
                .startsWith("studio:no-next-step:1:1: ")
                .contains("the file wins");
    }

    @Test
    void reachesEveryProcessWithinOneLook() {
        FileEdition other = otherProcess();
        EditionWatch watch = new EditionWatch(other, flow.jdbi, flow.clock);
        watch.look();
        texts.write("late", late("CloseDate < TODAY()"));
        watch.look();
        assertThat(other.current().rule(LATE)).isPresent();
        texts.write("late", late("CloseDate < TODAY() - 1"));
        watch.look();
        assertThat(other.current().rule(LATE).orElseThrow().violated()).contains("- 1");
        texts.remove("late");
        watch.look();
        assertThat(other.current().rule(LATE)).isEmpty();
    }

    @Test
    void followsEditedFilesInProcessesThatDoNotTick() {
        FileEdition other = otherProcess();
        EditionWatch watch = new EditionWatch(other, flow.jdbi, flow.clock);
        watch.look();
        flow.edit(Rules.NEXT_STEP.replace("Because plans", "Because new plans"));
        flow.clock.forward(java.time.Duration.ofSeconds(11));
        watch.look();
        assertThat(other.current().rule(NEXT_STEP).orElseThrow().why()).startsWith("Because new plans");
    }

    @Test
    void startsAProcessThatNeverTicks() {
        FileEdition other = new FileEdition(RuleBookLoader.yaml(), flow.org, flow::files, flow.jdbi);
        new EditionWatch(other, flow.jdbi, flow.clock).look();
        assertThat(other.current().rules()).hasSize(1);
    }

    @Test
    void runsOnByTheTextBeforeWhenANewOneCannotRun() {
        texts.write("late", late("CloseDate < TODAY()"));
        flow.edition.refresh();
        texts.write("late", late("CloseDatum < TODAY()"));
        flow.edition.refresh();
        assertThat(flow.edition.current().kept()).containsExactly(LATE);
        assertThat(flow.edition.current().stored()).containsOnlyKeys(LATE);
        texts.write("late", "no: [yaml");
        flow.edition.refresh();
        assertThat(flow.edition.current().refused()).extracting(r -> r.name()).containsExactly("late");
    }

    @Test
    void endsWhatARuleFoundWhenItIsTakenOut() {
        texts.write("late", late("CloseDate < TODAY()"));
        flow.edition.refresh();
        flow.ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "CloseDate", "2026-03-01", "NextStep", "Call");
        assertThat(flow.open()).hasSize(1);
        texts.remove("late");
        flow.edition.refresh();
        flow.check();
        assertThat(flow.open()).isEmpty();
    }
}
