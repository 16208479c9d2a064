package dev.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void givesEachAskerADatabaseOfItsOwn() {
        var one = TestDatabase.fresh();
        var other = TestDatabase.fresh();
        one.useHandle(h -> h.execute("CREATE TABLE mine (id int)"));
        int tables = other.withHandle(h -> h.createQuery("SELECT count(*) FROM pg_tables WHERE tablename = 'mine'")
                .mapTo(Integer.class)
                .one());
        assertThat(tables).isZero();
    }
}
