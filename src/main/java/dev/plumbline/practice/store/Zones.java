package dev.plumbline.practice.store;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time zones as users have them. */
public final class Zones {

    private Zones() {}

    /** The zone of a TimeZoneSidKey; UTC for a user without one, or with one that does not exist. */
    public static ZoneId of(String timeZoneSidKey) {
        try {
            return timeZoneSidKey.isEmpty() ? ZoneOffset.UTC : ZoneId.of(timeZoneSidKey);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** The zone of a user's record. */
    public static ZoneId ofUser(Store store, String userId) {
        Row user = store.row(userId);
        return user == null ? ZoneOffset.UTC : of(user.text("TimeZoneSidKey"));
    }
}
