package dev.plumbline.practice.oauth;

import dev.plumbline.crm.RecordId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Authorization codes: good once, and not for long. One that comes a second time was stolen, by whoever came first or second. */
final class Codes {

    /** As at Salesforce. */
    static final Duration GOOD_FOR = Duration.ofMinutes(15);

    /**
     * One code.
     *
     * @param grant what tokens will carry that come of it
     * @param used  whether somebody has exchanged it, or tried to
     */
    record Code(AuthorizationRequest request, RecordId user, String grant, Instant issued, boolean used) {}

    private final Clock clock;
    private final Map<String, Code> codes = new LinkedHashMap<>();

    Codes(Clock clock) {
        this.clock = clock;
    }

    synchronized String issue(AuthorizationRequest request, RecordId user) {
        Instant now = clock.instant();
        codes.values().removeIf(c -> c.issued().plus(Duration.ofDays(1)).isBefore(now));
        String code = Secrets.letters("aPrx", 80);
        codes.put(code, new Code(request, user, Grants.newId(), now, false));
        return code;
    }

    /** The code as it was before this use; whoever asks has used it. */
    synchronized Optional<Code> use(String text) {
        Code code = codes.get(text);
        if (code == null) {
            return Optional.empty();
        }
        codes.put(text, new Code(code.request(), code.user(), code.grant(), code.issued(), true));
        return Optional.of(code);
    }

    boolean late(Code code) {
        return code.issued().plus(GOOD_FOR).isBefore(clock.instant());
    }
}
