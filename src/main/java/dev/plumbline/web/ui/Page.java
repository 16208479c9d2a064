package dev.plumbline.web.ui;

import dev.plumbline.speech.Tongue;
import dev.plumbline.web.access.Viewer;
import java.util.List;
import java.util.Optional;

/**
 * What every page has around it.
 *
 * @param here    which entry of the menu this is, or empty
 * @param mailbox where sent mail can be read, where an installation has such a place
 * @param token   what forms on this page must carry; empty on answers that were made before there was one, and those have no forms
 */
public record Page(
        String here, Viewer viewer, Format say, Menu menu, Optional<String> mailbox, Optional<String> token) {

    /** For the stretch between their sign-in and the link to a Salesforce user. */
    public boolean nobodysEyes() {
        return !viewer.counted().everyone() && viewer.scope().people().isEmpty();
    }

    /** To choose of. */
    public List<Tongue> tongues() {
        return List.of(Tongue.values());
    }
}
