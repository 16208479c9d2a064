package dev.plumbline.practice.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was saved since the org was seeded, one JSON line per call, on disk before the caller is answered. A line that a crash cut short is
 * dropped: its call was never answered.
 */
public final class Journal implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel channel;

    /** One call's changes. */
    public record Line(@JsonProperty("rows") List<Change> rows) {}

    /**
     * One record's change.
     *
     * @param created whether the record is new
     * @param with    the record whose deletion took this one along
     * @param values  text of the changed fields, null where they were cleared
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Change(
            @JsonProperty("object") String object,
            @JsonProperty("id") String id,
            @JsonProperty("created") boolean created,
            @JsonProperty("with") @Nullable String with,
            @JsonProperty("values") Map<String, @Nullable String> values) {}

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the journal of a directory, which is made when missing, and hands over what it holds, oldest first. */
    public static Journal open(Path directory, Consumer<Line> replay) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve("practice-org.jsonl");
            long sound = Files.exists(file) ? replay(file, replay) : 0;
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(sound);
            channel.position(sound);
            return new Journal(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("the practice org cannot keep its journal in " + directory, e);
        }
    }

    public void append(List<Change> changes) {
        try {
            byte[] line = (JSON.writeValueAsString(new Line(changes)) + "\n").getBytes(StandardCharsets.UTF_8);
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("the practice org cannot write its journal", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads whole, readable lines and says where the last of them ends. */
    private static long replay(Path file, Consumer<Line> replay) throws IOException {
        byte[] bytes;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            bytes = new byte[Math.toIntExact(in.length())];
            in.readFully(bytes);
        }
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                Line line = parse(
                        new String(bytes, start, i - start, StandardCharsets.UTF_8),
                        file,
                        start,
                        i + 1 == bytes.length);
                if (line == null) {
                    return start;
                }
                replay.accept(line);
                start = i + 1;
            }
        }
        return start;
    }

    private static @Nullable Line parse(String text, Path file, int at, boolean last) {
        try {
            return JSON.readValue(text, Line.class);
        } catch (JsonProcessingException e) {
            if (last) {
                return null;
            }
            throw new IllegalStateException(
                    file + " is damaged at byte " + at
                            + ", before its last line: move the file away to start from the seed",
                    e);
        }
    }
}
