package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TestDatabase;
import dev.plumbline.rules.RuleBook;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class EditionLogTest {

    private final Jdbi jdbi = TestDatabase.fresh();

    @Test
    void tellsOfAnEditionOnce() {
        inForce(NoRules.YET);
        inForce(NoRules.YET);
        assertThat(texts()).containsExactly("The first edition: 0 rules.");
    }

    private void inForce(RuleBook book) {
        jdbi.useTransaction(handle -> EditionLog.inForce(handle, book, Instant.EPOCH));
    }

    private List<String> texts() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT text FROM audit_entry ORDER BY id")
                .mapTo(String.class)
                .list());
    }
}
