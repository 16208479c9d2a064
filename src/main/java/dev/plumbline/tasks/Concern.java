package dev.plumbline.tasks;

import dev.plumbline.notifications.Notice;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which violation a notice of ours is about, from its key. */
record Concern(long violation, int generation) {

    private static final Pattern KEY = Pattern.compile("task(?:-close)?\\|(\\d{1,18})\\|(\\d{1,9})\\|.*");

    static Concern of(Notice notice) {
        Matcher key = KEY.matcher(notice.key());
        if (!key.matches()) {
            throw new IllegalArgumentException("\"" + notice.key() + "\" is not the key of a Task");
        }
        return new Concern(Long.parseLong(key.group(1)), Integer.parseInt(key.group(2)));
    }
}
