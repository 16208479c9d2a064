package dev.plumbline.salesforce;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Hands over at most so many bytes, counted after unpacking, so that a small answer cannot become a huge one. */
final class CappedStream extends FilterInputStream {

    private final long cap;
    private long count;

    CappedStream(InputStream in, long cap) {
        super(in);
        this.cap = cap;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            counted(1);
        }
        return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = super.read(target, offset, length);
        counted(Math.max(n, 0));
        return n;
    }

    private void counted(int n) throws IOException {
        count += n;
        if (count > cap) {
            close();
            throw new UnexpectedAnswer(UnexpectedAnswer.Kind.TOO_LARGE, 200, "more than " + cap + " bytes");
        }
    }
}
