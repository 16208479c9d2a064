package dev.plumbline.people;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Fetches the text of a feed: no longer than a while, no more than a few megabytes, and from nowhere but the address it was given. */
final class FeedFetcher {

    /** In bytes: what a feed of the most characters that are read can have. */
    static final int MOST = 8_000_000;

    private final HttpClient client;
    private final Duration patience;

    FeedFetcher(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    String fetch(URI address) throws IOException {
        return "file".equals(address.getScheme()) ? file(Path.of(address)) : http(address);
    }

    private static String file(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return text(in);
        }
    }

    private String http(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Accept", "text/calendar, text/plain;q=0.5")
                .build();
        AtomicReference<@Nullable InputStream> open = new AtomicReference<>();
        CompletableFuture<String> text = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .thenApplyAsync(response -> body(response, open));
        try {
            return text.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("it did not answer within " + patience.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof java.io.UncheckedIOException u ? u.getCause() : e.getCause();
            String words = cause == null || cause.getMessage() == null ? "it cannot be reached" : cause.getMessage();
            throw new IOException(words, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the service is stopping", e);
        } finally {
            text.cancel(true);
            close(open.get());
        }
    }

    private static String body(HttpResponse<InputStream> response, AtomicReference<@Nullable InputStream> open) {
        InputStream in = response.body();
        open.set(in);
        try {
            if (response.statusCode() != 200) {
                throw new IOException("it answered with status " + response.statusCode()
                        + (response.statusCode() / 100 == 3
                                ? "; redirects are not followed, give the address itself"
                                : ""));
            }
            return text(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw new IOException("it is larger than " + MOST / 1_000_000 + " MB");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void close(@Nullable InputStream in) {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            // Nobody reads it any more.
        }
    }
}
