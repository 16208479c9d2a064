package dev.plumbline.escalation;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why a clock stands still: half a sentence, which others begin and end. */
@MessageBundle("halt")
public interface HaltWords {

    @Message("the gap is snoozed")
    String snoozed();

    @Message("the gap is disputed")
    String disputed();

    @Message("the gap is waived")
    String waived();

    @Message("nobody is told of it for now")
    String silent();

    @Message("the rule has to be explained first")
    String untaught();

    @Message("{who} is on leave until {until}")
    String leave(String who, String until);

    @Message("{who} is new here until {until}")
    String newcomer(String who, String until);

    @Message("{who} was handed {records} records and has time to look at them until {until}")
    String territory(String who, String records, String until);
}
