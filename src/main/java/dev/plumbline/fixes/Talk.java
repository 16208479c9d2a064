package dev.plumbline.fixes;

import dev.plumbline.fixes.Trouble.Kind;
import dev.plumbline.salesforce.PersonAnswer;

/** What an answer that is not the wanted one says. */
final class Talk {

    private Talk() {}

    static Trouble why(PersonAnswer<?> answer) {
        if (answer instanceof PersonAnswer.Refused<?> refused) {
            return Trouble.of(
                    refused.forbidden() ? Kind.NOT_ALLOWED : Kind.NOT_TAKEN,
                    refused.said().isEmpty() ? refused.code() : refused.said());
        }
        return Trouble.of(
                answer instanceof PersonAnswer.Later<?> later
                        ? later.spent() ? Kind.CALLS_SPENT : Kind.NO_ANSWER
                        : Kind.CONNECTION_ENDED);
    }
}
