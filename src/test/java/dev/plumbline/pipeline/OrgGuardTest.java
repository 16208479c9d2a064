package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TestDatabase;
import org.junit.jupiter.api.Test;

class OrgGuardTest {

    private final OrgGuard guard = new OrgGuard(TestDatabase.fresh());

    @Test
    void admitsTheFirstOrgAndNoOther() {
        assertThat(guard.admits("00D000000000001AAA")).isTrue();
        assertThat(guard.admits("00D000000000002AAA")).isFalse();
        assertThat(guard.admits("00D000000000001AAA")).isTrue();
        assertThat(guard.known()).isEqualTo("00D000000000001AAA");
    }
}
