package dev.plumbline.web.ui;

import io.quarkus.qute.TemplateGlobal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/** Tells browsers by the address when our own style or script has changed, so that an upgrade never meets yesterday's copy. */
final class Assets {

    static final List<String> OWN = List.of("app.css", "app.js", "chart.js", "icon.svg", "studio.js", "work.js");

    /** Appended to the addresses of our own files. */
    @TemplateGlobal
    static final String assetVersion = fingerprint();

    private Assets() {}

    private static String fingerprint() {
        CRC32 sum = new CRC32();
        for (String name : OWN) {
            try (InputStream file = Assets.class.getResourceAsStream("/META-INF/resources/plumbline/" + name)) {
                if (file == null) {
                    throw new IllegalStateException("the build left out META-INF/resources/plumbline/" + name);
                }
                sum.update(file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
