package dev.plumbline.lifecycle;

import java.util.Optional;

/**
 * An admin who approves a held rule: a pair of eyes.
 *
 * @param login    of the account, or the admin token's
 * @param username in Salesforce; empty for accounts without a person and for the token
 */
public record Approver(String login, String name, Optional<String> username) {

    /** Whether this is the person whom a rule names as its author; an account without a username is known by its login. */
    boolean is(String author) {
        return username.map(author::equalsIgnoreCase)
                .orElseGet(() -> login.equalsIgnoreCase(author) || login.equalsIgnoreCase(author.split("@", 2)[0]));
    }
}
