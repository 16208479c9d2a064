package dev.plumbline.salesforce;

import com.sforce.ws.ConnectorConfig;
import com.sforce.ws.transport.Transport;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * One SOAP request and its answer. Unlike the client's own transport it never sends a request twice, follows no redirect, waits for
 * nothing longer than it was told, and says what came instead of SOAP.
 */
final class GuardedTransport implements Transport {

    private final HttpClient http;
    private final Limits limits;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private URI url = URI.create("");
    private boolean successful;

    GuardedTransport(HttpClient http, Limits limits) {
        this.http = http;
        this.limits = limits;
    }

    @Override
    public void setConfig(ConnectorConfig config) {}

    @Override
    public OutputStream connect(String address, String soapAction) throws IOException {
        url = URI.create(address);
        return new GZIPOutputStream(sent);
    }

    @Override
    public OutputStream connect(String address, HashMap<String, String> headers) throws IOException {
        return connect(address, "");
    }

    @Override
    public OutputStream connect(String address, HashMap<String, String> headers, boolean compress) throws IOException {
        return connect(address, "");
    }

    @Override
    public InputStream getContent() throws IOException {
        CompletableFuture<Void> deadline =
                new CompletableFuture<Void>().orTimeout(limits.call().toMillis(), TimeUnit.MILLISECONDS);
        TimedBody body = new TimedBody(limits.read(), () -> deadline.complete(null));
        CompletableFuture<HttpResponse<InputStream>> answer = http.sendAsync(request(), head -> body);
        deadline.exceptionally(late -> {
            body.expire();
            answer.cancel(true);
            return null;
        });
        try {
            return soap(answer.get());
        } catch (ExecutionException e) {
            deadline.complete(null);
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (java.util.concurrent.CancellationException e) {
            throw new java.net.http.HttpTimeoutException("no answer within " + limits.call());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an answer");
        }
    }

    private HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(limits.read());
        Map.of(
                        "Content-Type", "text/xml; charset=UTF-8",
                        "Content-Encoding", "gzip",
                        "Accept", "text/xml",
                        "Accept-Encoding", "gzip",
                        "User-Agent", Wire.CLIENT,
                        "SOAPAction", "\"\"")
                .forEach(request::header);
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(sent.toByteArray()))
                .build();
    }

    private InputStream soap(HttpResponse<InputStream> answer) throws IOException {
        int status = answer.statusCode();
        successful = status == 200;
        boolean packed = answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (status / 100 == 3) {
            answer.body().close();
            throw new UnexpectedAnswer(
                    UnexpectedAnswer.Kind.REDIRECT,
                    status,
                    Texts.shown(answer.headers().firstValue("Location").orElse("nowhere")));
        }
        InputStream raw = answer.body();
        InputStream content =
                new BufferedInputStream(new CappedStream(packed ? new GZIPInputStream(raw) : raw, limits.bytes()));
        if (WebPage.is(type, content)) {
            throw new UnexpectedAnswer(UnexpectedAnswer.Kind.PAGE, status, WebPage.title(content));
        }
        if (status != 200 && (status != 500 || !type.contains("xml"))) {
            content.close();
            throw new UnexpectedAnswer(UnexpectedAnswer.Kind.STATUS, status, "HTTP status " + status);
        }
        return content;
    }

    @Override
    public boolean isSuccessful() {
        return successful;
    }
}
