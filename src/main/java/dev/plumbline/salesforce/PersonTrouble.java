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
            return new PersonAnswer.Reconnect<>();
        }
        if (e instanceof SalesforceException.Limit) {
            return new PersonAnswer.Later<>(true);
        }
        if (e instanceof SalesforceException.Transient || e instanceof SalesforceException.UnknownOutcome) {
            return new PersonAnswer.Later<>(false);
        }
        return new PersonAnswer.Refused<>(e.code(), e instanceof SalesforceException.Permission, said(e));
    }

    private static String said(SalesforceException e) {
        return e.getCause() instanceof ApiFault fault ? Texts.shown(fault.getExceptionMessage()) : "";
    }
}
