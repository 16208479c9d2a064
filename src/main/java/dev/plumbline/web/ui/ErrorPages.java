package dev.plumbline.web.ui;

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
     * @param said     what the thrower wants people to know; may be empty
     * @param incident what to quote to the person who reads the log
     */
    public TemplateInstance page(int status, String said, Optional<String> incident) {
        return new error(layout.page(""), status, title(status), said.isBlank() ? text(status) : said, incident);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "This could not be understood";
            case 401 -> "Please sign in";
            case 403 -> "This is not open to you";
            case 404 -> "Nothing here";
            case 405, 415 -> "That does not work here";
            case 409 -> "Somebody was faster";
            default -> status >= 500 ? "Something broke on our side" : "That did not work";
        };
    }

    private static String text(int status) {
        return switch (status) {
            case 400 ->
                "The page was open for too long, or its address is damaged. Nothing was changed. Go back, reload the page and try again.";
            case 403 -> "Your account may not do this. Nothing was changed. If it should, ask an admin for the role.";
            case 404 ->
                "There is no such page, or it is about somebody whose records you do not see. Links in older messages may lead to what is gone.";
            default ->
                status >= 500
                        ? "Nothing of yours was lost. Try again in a minute; if it happens again, tell an admin the number below."
                        : "Nothing was changed. Go back and try again.";
        };
    }
}
