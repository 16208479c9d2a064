package dev.plumbline.people;

import dev.plumbline.mirror.Mirror;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Hands the real directory to tests of other rooms. */
public final class Directories {

    private Directories() {}

    public static Directory of(Jdbi jdbi, Mirror mirror) {
        return new MirrorDirectory(jdbi, mirror, Optional::empty);
    }
}
