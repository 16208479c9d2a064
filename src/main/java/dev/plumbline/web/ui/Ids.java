package dev.plumbline.web.ui;

import java.util.Optional;

/** Numbers in addresses, as people may type them. */
final class Ids {

    private Ids() {}

    static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
