package dev.plumbline.web.access;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why somebody was not let in, or an account, a link or a token was not made. */
@MessageBundle("door")
public interface DoorWords {

    @Message("A login has up to 80 small letters, digits, dots, dashes, @ or _, and begins with a letter or digit.")
    String login();

    @Message("There is an account \"{login}\" already. Choose another login, or change that one.")
    String loginTaken(String login);

    @Message("Choose one or more of admin, manager, executive, rep, auditor.")
    String roles();

    @Message("There is no active Salesforce user with that username or id.")
    String noUser();

    @Message("Take at least {least} characters; a few words in a row are easy to keep in mind.")
    String passwordShort(int least);

    @Message("That is longer than can be used: take at most {most} characters.")
    String passwordLong(int most);

    @Message("The password must not be the login.")
    String passwordLogin();

    @Message("This link has been used, or its time is over. Ask an admin for another.")
    String invitationOver();

    @Message("Say which Salesforce user it is: username or id.")
    String linkWhom();

    @Message("Issuer and subject are needed, as the provider's tokens have them in \"iss\" and \"sub\".")
    String linkWhat();

    @Message("That user of the provider, or that Salesforce user, is linked already. Take the old link away first.")
    String linkThere();

    @Message("A token belongs to a person or an account; sign in as one to make it.")
    String tokenOfNobody();

    @Message("Say in up to 80 characters what the token is for, so that you know it again.")
    String tokenName();

    @Message("Choose one or more of read, act, rules, admin.")
    String tokenScopes();

    @Message("A token holds for 1 to {most} days.")
    String tokenDays(int most);

    @Message("A token makes no token that opens more than itself.")
    String tokenMore();

    @Message("The provider vouched for somebody who is no active Salesforce user here.")
    String unlinked();

    @Message("The token has no text in the claim {claim}.")
    String noFederation(String claim);

    @Message("No Salesforce user carries this federation id.")
    String federationNobody();

    @Message("{count} Salesforce users carry this federation id; mend that in Salesforce first.")
    String federationMany(int count);

    @Message("The Salesforce user who carries this federation id is not active.")
    String federationLeft();

    @Message(
            "You are asking faster than others would get along with. Wait {seconds} seconds, then go on; nothing was changed.")
    String slowerSeconds(int seconds);

    @Message(
            "You are asking faster than others would get along with. Wait {minutes} minutes, then go on; nothing was changed.")
    String slowerMinutes(int minutes);

    @Message("This request came from another site, so nothing was done. Open the page here and try again.")
    String otherSite();

    @Message("Send a form from one of the pages, or JSON (Content-Type: application/json) to the API.")
    String noForm();
}
