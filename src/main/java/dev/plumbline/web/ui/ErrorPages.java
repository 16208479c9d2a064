package dev.plumbline.web.ui;

import dev.plumbline.speech.Saying;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Errors, for people: what happened, what was kept, what to do. Never what broke inside. */
@ApplicationScoped
public class ErrorPages {

    private final Layout layout;

    ErrorPages(Layout layout) {
        this.layout = layout;
    }

    record error(Page page, int status, String title, String text, Optional<String> incident)
            implements TemplateInstance {}

    /**
     * @param said     what the thrower wants people to know; may say nothing
     * @param incident what to quote to the person who reads the log
     */
    public TemplateInstance page(int status, Saying said, Optional<String> incident) {
        Page page = layout.page("");
        ErrorWords words = page.say().words(ErrorWords.class);
        String text = said.in(page.say().tongue());
        return new error(page, status, title(status, words), text.isBlank() ? text(status, words) : text, incident);
    }

    private static String title(int status, ErrorWords words) {
        return switch (status) {
            case 400 -> words.notUnderstood();
            case 401 -> words.pleaseSignIn();
            case 403 -> words.notOpen();
            case 404 -> words.nothing();
            case 405, 415 -> words.notHere();
            case 409 -> words.faster();
            default -> status >= 500 ? words.broke() : words.didNotWork();
        };
    }

    private static String text(int status, ErrorWords words) {
        return switch (status) {
            case 400 -> words.notUnderstoodWhy();
            case 403 -> words.notOpenWhy();
            case 404 -> words.nothingWhy();
            default -> status >= 500 ? words.brokeWhy() : words.didNotWorkWhy();
        };
    }
}
