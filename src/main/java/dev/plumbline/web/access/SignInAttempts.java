package dev.plumbline.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Counts tries to sign in: ten in a quarter of an hour for one account from one address. In memory: a restart forgives. */
@ApplicationScoped
class SignInAttempts {

    static final int TRIES = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);

    /** Bounds memory against logins made up by the thousand; the oldest windows are forgotten first. */
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<Key, Window> windows = new HashMap<>();

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    private record Key(String login, String address) {}

    private record Window(Instant since, int tries) {}

    /** Counts this try before the password is looked at, so that tries at the same time cannot slip through together. */
    synchronized boolean allow(String login, String address) {
        Instant now = clock.instant();
        Key key = key(login, address);
        Window window = windows.get(key);
        if (window == null || over(window, now)) {
            forgetSome(now);
            windows.put(key, new Window(now, 1));
            return true;
        }
        if (window.tries() >= TRIES) {
            return false;
        }
        windows.put(key, new Window(window.since(), window.tries() + 1));
        return true;
    }

    synchronized void succeeded(String login, String address) {
        windows.remove(key(login, address));
    }

    private void forgetSome(Instant now) {
        if (windows.size() < REMEMBERED) {
            return;
        }
        windows.values().removeIf(window -> over(window, now));
        if (windows.size() >= REMEMBERED) {
            Instant oldest = windows.values().stream()
                    .map(Window::since)
                    .min(Instant::compareTo)
                    .orElse(now);
            windows.values().removeIf(window -> window.since().equals(oldest));
        }
    }

    private static boolean over(Window window, Instant now) {
        return !window.since().plus(WINDOW).isAfter(now);
    }

    private static Key key(String login, String address) {
        String normal = login.strip().toLowerCase(Locale.ROOT);
        return new Key(normal.substring(0, Math.min(normal.length(), 200)), address);
    }
}
