package dev.plumbline.practice.pages;

import dev.plumbline.crm.RecordId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One browser: whom it acts as, the token its forms carry, what it looked at. */
final class Session {

    private static final int REMEMBERED = 10;

    private final String key;
    private final String token;
    private volatile @Nullable RecordId user;
    private final List<RecordId> recent = new ArrayList<>();

    Session(String key, String token) {
        this.key = key;
        this.token = token;
    }

    String key() {
        return key;
    }

    /** Proves that a form came from a page of ours. */
    String token() {
        return token;
    }

    @Nullable
    RecordId user() {
        return user;
    }

    void actAs(@Nullable RecordId other) {
        user = other;
        synchronized (recent) {
            recent.clear();
        }
    }

    void looked(RecordId record) {
        synchronized (recent) {
            recent.remove(record);
            recent.add(0, record);
            if (recent.size() > REMEMBERED) {
                recent.remove(REMEMBERED);
            }
        }
    }

    List<RecordId> recent() {
        synchronized (recent) {
            return List.copyOf(recent);
        }
    }
}
