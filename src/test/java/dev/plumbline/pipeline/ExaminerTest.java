package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExaminerTest {

    private final Flow flow = new Flow(Rules.NEXT_STEP).ready();

    private void hide() {
        flow.org.hidden.add("Opportunity.NextStep");
        flow.start();
        flow.ready();
    }

    @Test
    void opensNothingOnAHiddenFieldAndOpensWhenItShowsItselfBlank() {
        hide();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        assertThat(flow.open()).isEmpty();
        flow.org.hidden.clear();
        flow.start();
        flow.ready();
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
    }

    @Test
    void keepsWhatIsOpenWhileItsFieldIsHiddenAndSaysSoOnce() {
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        hide();
        flow.deal("Name", "Acme Corp");
        flow.deal("Name", "Acme Inc");
        assertThat(flow.open()).singleElement().satisfies(v -> assertThat(flow.story(v))
                .containsExactly("opened", "cannot-tell"));
        flow.org.hidden.clear();
        flow.set(Flow.DEAL, "Opportunity", "NextStep", "Call on Thursday");
        flow.start();
        flow.ready();
        assertThat(flow.open()).isEmpty();
    }

    /** A process that goes on with its edition learns of the field from the description alone. */
    @Test
    void trustsTheMirrorWhereTheEditionWasMadeBeforeTheFieldWasHidden() {
        flow.org.hidden.add("Opportunity.NextStep");
        flow.ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        assertThat(flow.open()).isEmpty();
        flow.org.hidden.clear();
        flow.ready();
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
    }

    @Test
    void keepsEverythingWhileTheWholeObjectIsHidden() {
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.enforcer.described(new dev.plumbline.ingest.Description(
                "Opportunity",
                java.util.Optional.empty(),
                java.util.Set.of(),
                java.util.Set.of("NextStep", "IsClosed")));
        flow.jdbi.useTransaction(h -> flow.enforcer.judge(
                h, flow.edition.current(), "Opportunity", java.util.List.of(Flow.DEAL), java.util.Map.of()));
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
    }
}
