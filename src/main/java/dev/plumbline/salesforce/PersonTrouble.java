package dev.plumbline.salesforce;

import com.sforce.soap.partner.fault.ApiFault;
import java.util.function.Supplier;

/** What went wrong, told to the person in whose name it was asked. */
final class PersonTrouble {

    private PersonTrouble() {}

    /** Runs it; whatever Salesforce throws becomes an answer. */
    static <T> PersonAnswer<T> answer(Supplier<T> work) {
        try {
            return new PersonAnswer.Done<>(work.get());
        } catch (SalesforceException e) {
            return sorted(e);
        }
    }

    static <T> PersonAnswer<T> sorted(SalesforceException e) {
        if (e instanceof SalesforceException.Session) {
            return new PersonAnswer.Reconnect<>("Salesforce no longer accepts the connection that you gave.");
        }
        if (e instanceof SalesforceException.Limit) {
            return new PersonAnswer.Later<>("The org's calls are spent for now; it goes on by itself later.");
        }
        if (e instanceof SalesforceException.Transient || e instanceof SalesforceException.UnknownOutcome) {
            return new PersonAnswer.Later<>("Salesforce does not answer at the moment.");
        }
        String said = said(e);
        return new PersonAnswer.Refused<>(
                e.code(),
                (e instanceof SalesforceException.Permission
                                ? "Salesforce does not allow this to your user"
                                : "Salesforce does not take this")
                        + (said.isEmpty() ? " (" + e.code() + ")." : ": " + said));
    }

    private static String said(SalesforceException e) {
        return e.getCause() instanceof ApiFault fault ? Texts.shown(fault.getExceptionMessage()) : "";
    }
}
