package dev.plumbline.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A copy of the packaged Plumbline that dies at a place of the flow, as by a power cut: {@code tripwire.at} names it, {@code tripwire.after}
 * how often it is passed first. Nothing else of it differs from what is shipped.
 */
final class Tripwired {

    private static final String SOURCE =
            """
            package dev.plumbline;
            public final class Failpoint {
                private static final String AT = System.getProperty("tripwire.at", "");
                private static final java.util.concurrent.atomic.AtomicInteger LEFT =
                        new java.util.concurrent.atomic.AtomicInteger(Integer.getInteger("tripwire.after", 0));
                private Failpoint() {}
                public static void at(String place) {
                    if (place.equals(AT) && LEFT.getAndDecrement() <= 0) {
                        Runtime.getRuntime().halt(99);
                    }
                }
                @FunctionalInterface
                public interface Trap {
                    void reached(String place);
                }
            }
            """;

    private static final Path PACKAGED = Path.of("target", "quarkus-app");

    private Tripwired() {}

    /** @return the folder of the copy */
    static Path copy() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "story")), "tripwired");
            Files.copy(PACKAGED.resolve("quarkus-run.jar"), folder.resolve("quarkus-run.jar"));
            for (String same : List.of("lib", "quarkus")) {
                Files.createSymbolicLink(
                        folder.resolve(same), PACKAGED.resolve(same).toAbsolutePath());
            }
            Path app = Files.createDirectory(folder.resolve("app"));
            try (Stream<Path> jars = Files.list(PACKAGED.resolve("app"))) {
                for (Path jar : jars.toList()) {
                    lay(Files.copy(jar, app.resolve(jar.getFileName().toString())), compiled(folder));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compiled(Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("wire")).resolve("Failpoint.java");
        Files.writeString(source, SOURCE);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, "-d", folder.resolve("wire").toString(), source.toString()) != 0) {
            throw new IllegalStateException("the tripwire does not compile");
        }
        return folder.resolve("wire").resolve("dev").resolve("plumbline");
    }

    private static void lay(Path jar, Path classes) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
                Stream<Path> all = Files.list(classes)) {
            for (Path each : all.toList()) {
                Files.copy(
                        each,
                        inside.getPath("dev", "plumbline", each.getFileName().toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
