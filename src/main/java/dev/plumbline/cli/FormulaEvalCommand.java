package dev.plumbline.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Works out formulas: JSON lines in, JSON lines out, one for each and in order, whatever comes in. */
@Command(
        name = "eval",
        description = {
            "Reads JSON lines from standard input and writes one for each.",
            "In:  {\"formula\": \"Amount * 2\", \"returns\": \"Currency\", \"fields\": {\"Amount\": {\"type\": \"Currency\"}}, \"values\": {\"Amount\": \"10\"}}",
            "Out: {\"value\": \"20\", \"type\": \"Currency\"}"
        })
public final class FormulaEvalCommand implements Callable<Integer> {

    /** Characters of a line. A longer one is answered with an error and skipped, so that no line can fill the memory. */
    private static final int LONGEST_LINE = 10_000_000;

    private final FormulaEvaluation evaluation;

    /** Without a clock: what reads the clock is answered only where the line says what time it is. */
    public FormulaEvalCommand() {
        this.evaluation = new FormulaEvaluation(null);
    }

    /** @param clock says what time it is where a line does not */
    public FormulaEvalCommand(Clock clock) {
        this.evaluation = new FormulaEvaluation(clock);
    }

    @Override
    public Integer call() throws IOException {
        run(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new PrintStream(System.out, false, StandardCharsets.UTF_8));
        return 0;
    }

    void run(BufferedReader in, PrintStream out) throws IOException {
        for (String line = readLine(in); line != null; line = readLine(in)) {
            out.print(line.length() > LONGEST_LINE ? evaluation.tooLong(LONGEST_LINE) : evaluation.answer(line));
            out.print('\n');
            out.flush();
        }
    }

    /** A line without its end, cut one character after the longest that is allowed; null at the end. */
    private static @Nullable String readLine(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            if (line.length() <= LONGEST_LINE) {
                line.append((char) c);
            }
            c = in.read();
        }
        return line.toString();
    }
}
