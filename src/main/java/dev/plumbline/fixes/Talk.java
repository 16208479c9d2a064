package dev.plumbline.fixes;

import dev.plumbline.salesforce.PersonAnswer;

/** What an answer that is not the wanted one says. */
final class Talk {

    private Talk() {}

    static String why(PersonAnswer<?> answer) {
        if (answer instanceof PersonAnswer.Reconnect<?> reconnect) {
            return reconnect.why();
        }
        if (answer instanceof PersonAnswer.Later<?> later) {
            return later.why();
        }
        return answer instanceof PersonAnswer.Refused<?> refused ? refused.why() : "";
    }
}
