package dev.plumbline.formula;

/** A formula's text by code points, as the lexer counts, with what it takes to step over blanks and comments. */
final class SourceText {

    private final int[] points;

    SourceText(String text) {
        points = text.codePoints().toArray();
    }

    int length() {
        return points.length;
    }

    int point(int index) {
        return points[index];
    }

    String text(int from, int to) {
        return new String(points, from, to - from);
    }

    /** The first index from here on that is not blank. */
    int afterBlanks(int from) {
        int at = from;
        while (at < points.length && isBlank(points[at])) {
            at++;
        }
        return at;
    }

    /** The index after the last character before here that is not blank. */
    int beforeBlanks(int to) {
        int at = to;
        while (at > 0 && isBlank(points[at - 1])) {
            at--;
        }
        return at;
    }

    /** After the comments that end this line; here, where the line does not end with a comment. */
    int afterLineComments(int from) {
        int at = from;
        int end = from;
        while (true) {
            while (at < points.length && (points[at] == ' ' || points[at] == '\t')) {
                at++;
            }
            if (at >= points.length || points[at] == '\n' || points[at] == '\r') {
                return end;
            }
            if (!isComment(at)) {
                return from;
            }
            at += 2;
            while (at + 1 < points.length && !(points[at] == '*' && points[at + 1] == '/')) {
                if (points[at] == '\n') {
                    return from; // a comment of several lines is about what follows it
                }
                at++;
            }
            at += 2;
            end = at;
        }
    }

    private boolean isComment(int at) {
        return at + 1 < points.length && points[at] == '/' && points[at + 1] == '*';
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == '\n' || c == 0xa0 || c == 0xfeff;
    }
}
