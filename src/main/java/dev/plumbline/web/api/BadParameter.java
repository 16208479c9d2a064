package dev.plumbline.web.api;

/** A value in the address that cannot be meant. The message names the parameter, what was expected and what was found. */
final class BadParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadParameter(String name, String expected, String found) {
        super("parameter \"" + name + "\": expected " + expected + ", found \"" + cut(found) + "\"");
    }

    private static String cut(String found) {
        return found.length() <= 80 ? found : found.substring(0, 79) + "…";
    }
}
