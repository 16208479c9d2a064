package dev.plumbline.lifecycle;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why an approval, a comment on a rule or a campaign was not taken in. */
@MessageBundle("life")
public interface LifeWords {

    @Message("Say why it may go out, in at most {most} characters.")
    String approveWhy(int most);

    @Message("You put this rule forward, so somebody else has to approve it.")
    String approveOwn();

    @Message("The file of this rule does not name you among those who are asked, so you cannot sign it off.")
    String notAsked();

    @Message("That is longer than {most} characters. Shorten it.")
    String commentLong(int most);

    @Message("The comment is empty. Write what you think of the rule.")
    String commentEmpty();

    @Message("Give it a name of at most {most} characters.")
    String campaignName(int most);

    @Message("Say why it matters, in at most {most} characters: people read it.")
    String campaignWhy(int most);

    @Message("The deadline has passed or is today. Choose a later day.")
    String campaignPassed();

    @Message("The deadline is more than two years away; nobody plans by it. Choose an earlier day.")
    String campaignFar();

    @Message("A campaign is about somebody whom you lead, and those below. Choose one of them.")
    String campaignScope();

    @Message("There is no rule \"{rule}\". Choose from the rules page.")
    String campaignRule(String rule);
}
