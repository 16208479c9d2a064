package dev.plumbline.pipeline;

import dev.plumbline.rules.RuleBook;

/** The rules in force. Asked anew for each question: a new edition may have come in since. */
public interface Edition {

    RuleBook current();
}
