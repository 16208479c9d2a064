package dev.plumbline.practice.company;

import java.text.Normalizer;
import java.util.Locale;

/** A name as an address spells it: {@code Łukasz Böhm} is {@code lukasz-bohm}. */
final class Slug {

    private Slug() {}

    static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("ł", "l")
                .replace("Ł", "L")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("ß", "ss")
                .replace("ı", "i")
                .replace("đ", "d")
                .replace("Đ", "D")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "x" : plain;
    }
}
