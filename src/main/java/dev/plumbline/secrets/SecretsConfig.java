package dev.plumbline.secrets;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The key under which secrets are kept. Losing it means that people connect again; it opens nothing else. */
@ConfigMapping(prefix = "plumbline.secrets")
public interface SecretsConfig {

    /** 32 bytes in base64, for instance from {@code openssl rand -base64 32}. Start-up makes one and keeps it with the data when none is set. */
    Optional<String> key();

    /** A file that holds the key, in its place. */
    Optional<Path> keyFile();

    /** Keys from before, comma-separated: they still open, and what they sealed is sealed anew with the key of now. Then they can go. */
    Optional<List<String>> previousKeys();
}
