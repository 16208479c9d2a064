package dev.plumbline.rules.stored;

import dev.plumbline.audit.Actor;

/**
 * Somebody who writes rules.
 *
 * @param login of the account, or the admin token's: drafts belong to it
 * @param known by which the guard will know them as the author: the username in Salesforce where there is one, else the login
 */
public record Writer(String login, String known, Actor.Person actor) {}
