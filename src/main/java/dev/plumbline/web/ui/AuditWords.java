package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The audit log. */
@MessageBundle("audit")
public interface AuditWords {

    @Message("Audit")
    String title();

    @Message("Audit log")
    String heading();

    @Message(
            "Who did what, when, from which facts, under which version of a rule. Nothing here can be changed or taken out.")
    String intro();

    @Message("What to look up")
    String lookUp();

    @Message("Number of a gap")
    String gapNumber();

    @Message("or key of a message")
    String messageKey();

    @Message("Show")
    String show();

    @Message("By")
    String by();

    @Message("version")
    String version();

    @Message("gap {number}")
    String gap(long number);

    @Message("message")
    String letter();

    @Message("place {place} in the chain")
    String place(String place);

    @Message("chained within seconds")
    String soon();

    @Message("fact")
    String fact();

    @Message("facts")
    String facts();

    @Message("empty")
    String empty();

    @Message("Later steps")
    String later();

    @Message("Nothing is known of it")
    String unknown();

    @Message(
            "Check the number or the key. A gap’s number is at the end of the address of its page; a message’s key is shown with each gap that it spoke of. What happened before this log began is in the gap’s own history.")
    String unknownWhy();

    @Message("Look up a gap or a message")
    String start();

    @Message(
            "Enter the number at the end of a gap’s address, or follow the link on its page. From there each message that spoke of it is one click away.")
    String startWhy();

    @Message("To prove that nothing was changed, run this on the command line:")
    String prove();

    @Message("A gap's number has digits only; it is at the end of the address of the gap's page.")
    String notNumber();

    @Message("the rule “{rule}”")
    String byRule(String rule);

    @Message("the service’s {part}")
    String byService(String part);
}
