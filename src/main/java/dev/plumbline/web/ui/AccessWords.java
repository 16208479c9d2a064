package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages about signing in, accounts, sessions and tokens say. */
@MessageBundle("access")
public interface AccessWords {

    @Message("Sign in")
    String signIn();

    @Message("Sign in with {provider}")
    String signInWith(String provider);

    @Message("Sign in with {provider} as somebody else")
    String asSomebodyElse(String provider);

    @Message("You are signed out here. Next, {provider} signs you out, too; if nothing happens, open the link.")
    String outHere(String provider);

    @Message("Sign out of {provider}")
    String outThere(String provider);

    @Message("or with login and password")
    String orLocally();

    @Message("Login")
    String login();

    @Message("Password")
    String password();

    @Message("Who you can be here")
    String hints();

    @Message("You are signed out.")
    String out();

    @Message("Your password is set. Sign in with it.")
    String set();

    @Message(
            "{#switch error}{#case 'wait'}That was the tenth try. To protect the account, please wait 15 minutes, then try again.{#case 'sso'}Signing in did not come to an end: it was cancelled, or the answer was too old or not for this browser. Nothing was changed; try again.{#case 'unlinked'}You are known there, but not linked to an active Salesforce user here. Ask an admin of Plumbline for the link; the audit log tells them what to enter. If you have another login there, sign in with that one.{#else}That login and password do not go together. Check both, mind capital letters in the password, and try again.{/switch}")
    String error(String error);

    @Message("Set your password")
    String welcome();

    @Message("For the login {login}. At least 12 characters; a few words in a row are easy to keep in mind.")
    String welcomeFor(String login);

    @Message("New password")
    String newPassword();

    @Message("Set password")
    String setPassword();

    @Message("This link has been used, or its time is over. Ask an admin for another; nothing was changed.")
    String welcomeOver();

    @Message("Accounts")
    String accounts();

    @Message("Who may sign in by login and password, and who holds more roles than the hierarchy gives.")
    String accountsWhat();

    @Message("Person in Salesforce")
    String person();

    @Message("Roles")
    String roles();

    @Message("State")
    String state();

    @Message("nobody")
    String nobody();

    @Message("from the configuration")
    String configured();

    @Message("signs in by password")
    String byPassword();

    @Message("no password yet")
    String noPassword();

    @Message("not active in Salesforce, so barred")
    String barred();

    @Message("Link to set the password")
    String invite();

    @Message("Close account")
    String close();

    @Message("Save")
    String save();

    @Message("Make an account")
    String make();

    @Message("Salesforce username or id (empty for nobody)")
    String personField();

    @Message("Give this link to {login}. It holds for three days, works once, and is shown only now:")
    String invited(String login);

    @Message("Done.")
    String done();

    @Message("Links to another provider")
    String links();

    @Message(
            "Whom a user of the sign-on provider is in Salesforce. Made by ids that never change; never by e-mail address.")
    String linksWhat();

    @Message("Issuer")
    String issuer();

    @Message("Subject")
    String subject();

    @Message("Take link away")
    String unlink();

    @Message("Link")
    String link();

    @Message("No links. They are needed only where people sign in with a provider other than Salesforce.")
    String noLinks();

    @Message("Sessions and tokens")
    String mine();

    @Message("Where you are signed in")
    String sessions();

    @Message("Where people are signed in")
    String allSessions();

    @Message("Address")
    String address();

    @Message("Since")
    String since();

    @Message("Last click")
    String lastClick();

    @Message("this one")
    String here();

    @Message("End")
    String end();

    @Message("Sign out everywhere")
    String endAll();

    @Message("API tokens")
    String tokens();

    @Message("For programs of yours. A token opens no more than you may do yourself, and ends with your account.")
    String tokensWhat();

    @Message("What it is for")
    String tokenName();

    @Message("May")
    String scopes();

    @Message("Until")
    String until();

    @Message("Last used")
    String usedOn();

    @Message("never")
    String never();

    @Message("Whose")
    String whose();

    @Message("No tokens yet.")
    String noTokens();

    @Message("Holds for days")
    String days();

    @Message("Make a token")
    String makeToken();

    @Message("Copy the token now; it is shown only once:")
    String madeToken();

    @Message(
            "{#switch scope}{#case 'read'}read: what you may read{#case 'act'}act: snooze, dispute, decide, settings{#case 'rules'}rules: change rules{#else}admin: accounts, messages, audit{/switch}")
    String scope(String scope);
}
