package dev.plumbline.web.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sent the present request, once that was found out; kept only where nothing can change it before the answer: where it only reads. */
@RequestScoped
class KnownViewer {

    private @Nullable Viewer viewer;

    KnownViewer() {}

    void keep(Viewer found) {
        this.viewer = found;
    }

    Optional<Viewer> kept() {
        return Optional.ofNullable(viewer);
    }
}
