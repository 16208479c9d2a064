package dev.plumbline.web.api;

import dev.plumbline.crm.RecordId;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** What holds as long as nobody has said what can be done from within Slack. */
@ApplicationScoped
class SlackDefaults {

    private static final SlackActions.Outcome OPEN_THE_PAGE = new SlackActions.Outcome(
            false, "This can't be done from Slack yet; open the page of the gap to do it there.");

    @Produces
    @ApplicationScoped
    @DefaultBean
    SlackActions onThePageOnly() {
        return new SlackActions() {
            @Override
            public Outcome snooze(RecordId person, long violation, String reason, String text, int days) {
                return OPEN_THE_PAGE;
            }

            @Override
            public Outcome dispute(RecordId person, long violation, String text) {
                return OPEN_THE_PAGE;
            }
        };
    }
}
