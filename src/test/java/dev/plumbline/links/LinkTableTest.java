package dev.plumbline.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.RecordId;
import dev.plumbline.links.LinkTable.Bound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class LinkTableTest {

    private static final boolean FULL = "full".equals(System.getProperty("plumbline.targets"));

    private static final long SEED = 23;
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final RecordId ANN = RecordId.of("005000000000001");
    private static final RecordId BOB = RecordId.of("005000000000002");

    private final Jdbi jdbi = TestDatabase.fresh();

    @Test
    void nothingButTheSecretItselfOpensALinkToWhatItWasMadeFor() {
        Random random = new Random(SEED);
        int accepted = 0;
        List<Token> made = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            made.add(made(i % 2 == 0 ? "snooze" : "dispute", i + 1, i % 3 == 0 ? ANN : BOB));
        }
        int flips = FULL ? 9_000 : 1_500;
        int changes = FULL ? 1_000 : 200;
        for (int i = 0; i < flips; i++) {
            accepted += found(flipped(made.get(random.nextInt(20)), random)) ? 1 : 0;
        }
        List<String> swaps = List.of(
                "purpose = 'acknowledge'",
                "violation_id = violation_id + 1",
                "generation = generation + 1",
                "person = '" + RecordId.of("005000000000003").value() + "'",
                "expires_at = expires_at + interval '30 days'");
        for (int i = 0; i < changes; i++) {
            Token token = made.get(random.nextInt(20));
            String swap = swaps.get(i % swaps.size());
            accepted += swapped(token, swap) ? 1 : 0;
        }
        TargetReport.row(
                "S23",
                flips + " bit flips of tokens and " + changes + " swaps of what they are bound to",
                accepted + " accepted",
                SEED);
        assertThat(accepted).isZero();
        assertThat(made).allSatisfy(token -> assertThat(found(token)).isTrue());
    }

    @Test
    void composingAgainAndAgainPilesUpNothing() {
        for (int i = 0; i < 100; i++) {
            made("snooze", 1, ANN);
        }
        assertThat(count()).isEqualTo(20);
        jdbi.useTransaction(h -> new LinkTable(h).forget(NOW.plus(Duration.ofDays(60))));
        assertThat(count()).isZero();
    }

    private Token made(String purpose, long violation, RecordId person) {
        Token token = Token.fresh();
        Bound bound = new Bound(purpose, violation, 1, person, NOW.plus(Duration.ofDays(7)));
        jdbi.useTransaction(h -> new LinkTable(h).add(token, bound, NOW));
        return token;
    }

    private boolean found(Token token) {
        return jdbi.withHandle(h -> new LinkTable(h).find(token, false).isPresent());
    }

    private boolean swapped(Token token, String swap) {
        return jdbi.inTransaction(h -> {
            h.createUpdate("UPDATE one_click_link SET " + swap + " WHERE token_hash = :hash")
                    .bind("hash", token.hash())
                    .execute();
            boolean found = new LinkTable(h).find(token, false).isPresent();
            h.rollback();
            return found;
        });
    }

    /** One bit of the secret, or of its text, is another. */
    private static Token flipped(Token token, Random random) {
        if (random.nextBoolean()) {
            byte[] secret = Base64.getUrlDecoder().decode(token.text());
            secret[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
            return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        }
        char[] text = token.text().toCharArray();
        text[random.nextInt(text.length)] ^= (char) (1 << random.nextInt(7));
        return new Token(new String(text));
    }

    private long count() {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM one_click_link")
                .mapTo(Long.class)
                .one());
    }
}
