package dev.plumbline.web.ui;

import dev.plumbline.people.Person;
import java.util.List;
import java.util.Optional;

/**
 * Giving a record to somebody else, as a way to answer.
 *
 * @param to           whom a leader can give it to from here; empty where they are not connected to Salesforce, or lead nobody else
 * @param connectable  whether connecting would help
 * @param inSalesforce where it can be done there
 * @param key          of the form, so that it is done once
 */
record HandOver(List<Person> to, boolean connectable, Optional<String> inSalesforce, String key) {}
