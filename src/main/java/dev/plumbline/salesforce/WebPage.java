package dev.plumbline.salesforce;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises a web page where SOAP or JSON was expected: maintenance, single sign-on, a proxy's refusal. */
final class WebPage {

    private static final int PEEK = 4096;
    private static final Pattern TITLE =
            Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private WebPage() {}

    /** @param content a stream that can be marked; it stands where it stood */
    static boolean is(String contentType, InputStream content) throws IOException {
        if (contentType.toLowerCase(Locale.ROOT).contains("html")) {
            return true;
        }
        content.mark(PEEK);
        String start = new String(content.readNBytes(256), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        content.reset();
        return start.contains("<html") || start.contains("<!doctype html");
    }

    /** The page's title, for people; closes the stream. */
    static String title(InputStream content) throws IOException {
        try (content) {
            return titleOf(new String(content.readNBytes(PEEK), StandardCharsets.UTF_8));
        }
    }

    static String titleOf(String page) {
        Matcher title = TITLE.matcher(page);
        return title.find() ? Texts.shown(title.group(1)) : "without a title";
    }
}
