package dev.plumbline.people;

import dev.plumbline.mirror.Mirror;
import dev.plumbline.notifications.TestConfig;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Hands the real directory to tests of other rooms. */
public final class Directories {

    private Directories() {}

    public static Directory of(Jdbi jdbi, Mirror mirror) {
        return new MirrorDirectory(jdbi, mirror, TestConfig.of(PeopleConfig.class, Map.of()), () -> false);
    }
}
