package dev.plumbline.web.access;

import dev.plumbline.crm.RecordId;
import java.util.Locale;
import java.util.Optional;

/** Somebody who may come in: a local account, or a Salesforce user whom another provider vouches for. What they may do is found anew each time. */
record Entrant(String key) {

    private static final String ACCOUNT = "account:";
    private static final String PERSON = "person:";

    static Entrant account(String login) {
        return new Entrant(ACCOUNT + login.strip().toLowerCase(Locale.ROOT));
    }

    static Entrant person(RecordId person) {
        return new Entrant(PERSON + person.value());
    }

    Optional<String> login() {
        return key.startsWith(ACCOUNT) ? Optional.of(key.substring(ACCOUNT.length())) : Optional.empty();
    }

    Optional<RecordId> person() {
        return key.startsWith(PERSON) ? Optional.of(new RecordId(key.substring(PERSON.length()))) : Optional.empty();
    }
}
