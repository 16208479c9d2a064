package dev.plumbline.formula;

import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.formula.BenchmarkDeals.Deal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Twenty rules over a million deals of 22 fields, on one thread. An operation is one rule on one record; the unit is a million of them a
 * second. All ways count the same violations, or nothing is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
public class RuleBenchmark {

    private static final int RECORDS = 1_000_000;
    private static final int RULES = 20;

    private final Context context = BenchmarkDeals.context();
    private List<Deal> deals;
    private List<Predicate<Deal>> predicates;
    private BenchmarkColumns columns;
    private Formula[] formulas;
    private List<FieldValue[]> rows;
    private List<Facts> records;
    private List<Batch> batches;

    @Setup
    public void prepare() {
        BenchmarkDeals all = new BenchmarkDeals(RECORDS);
        deals = all.deals;
        predicates = BenchmarkRules.all().stream().map(BenchmarkRules.Rule::java).toList();
        columns = new BenchmarkColumns(deals);
        Layout layout = BenchmarkDeals.layout();
        formulas = BenchmarkRules.formulas().stream()
                .map(source -> FormulaCompiler.compile(source, FieldType.BOOLEAN, all, layout, Blanks.BLANK)
                        .fold(formula -> formula, issues -> {
                            throw new IllegalStateException(source + ": " + issues);
                        }))
                .toArray(Formula[]::new);
        rows = all.rows(layout);
        records = rows.stream().map(Facts::of).toList();
        batches = batches();
        int[] expected = columns.count();
        for (int[] counts : List.of(objects(), one(), sweep(batches))) {
            if (!Arrays.equals(expected, counts)) {
                throw new IllegalStateException("different violations:\n" + Arrays.toString(expected) + "\n"
                        + Arrays.toString(counts));
            }
        }
        System.out.println("violations of each rule: " + Arrays.toString(expected));
    }

    private List<Batch> batches() {
        List<Batch> list = new ArrayList<>();
        Lexicon lexicon = new Lexicon();
        for (int from = 0; from < rows.size(); from += Batch.GOOD_SIZE) {
            list.add(new Batch(rows.subList(from, Math.min(rows.size(), from + Batch.GOOD_SIZE)), lexicon));
        }
        return list;
    }

    /** The bound: hand-written over arrays. */
    @Benchmark
    @OperationsPerInvocation(RECORDS * RULES)
    public int handWrittenColumns() {
        return BenchmarkRules.total(columns.count());
    }

    /** The baseline: hand-written over objects. */
    @Benchmark
    @OperationsPerInvocation(RECORDS * RULES)
    public int handWrittenObjects() {
        return BenchmarkRules.total(objects());
    }

    /** As a live change is judged. */
    @Benchmark
    @OperationsPerInvocation(RECORDS * RULES)
    public int oneRecordAtATime() {
        return BenchmarkRules.total(one());
    }

    /** As a sweep is judged, with the columns at hand. */
    @Benchmark
    @OperationsPerInvocation(RECORDS * RULES)
    public int sweepOverColumns() {
        return BenchmarkRules.total(sweep(batches));
    }

    /** The same, with the columns made from records first. */
    @Benchmark
    @OperationsPerInvocation(RECORDS * RULES)
    public int sweepFromRecords() {
        return BenchmarkRules.total(sweep(batches()));
    }

    private int[] objects() {
        int[] counts = new int[RULES];
        for (Deal deal : deals) {
            for (int rule = 0; rule < RULES; rule++) {
                counts[rule] += predicates.get(rule).test(deal) ? 1 : 0;
            }
        }
        return counts;
    }

    private int[] one() {
        int[] counts = new int[RULES];
        for (Facts facts : records) {
            for (int rule = 0; rule < RULES; rule++) {
                counts[rule] += broken(formulas[rule].evaluate(facts, context)) ? 1 : 0;
            }
        }
        return counts;
    }

    private static boolean broken(Result result) {
        return result instanceof Result.Value value && value.value() == FieldValue.TRUE;
    }

    private int[] sweep(List<Batch> all) {
        int[] counts = new int[RULES];
        for (Batch batch : all) {
            Batch.Mark mark = batch.mark();
            Rows rowsOfBatch = batch.all();
            for (int rule = 0; rule < RULES; rule++) {
                Answers answers = formulas[rule].answer(batch, context, rowsOfBatch);
                counts[rule] += answers.yes().count();
                for (int row = answers.unsure().next(0); row >= 0; row = answers.unsure().next(row + 1)) {
                    counts[rule] += broken(formulas[rule].evaluate(batch.at(row), context)) ? 1 : 0;
                }
            }
            batch.rewind(mark);
        }
        return counts;
    }
}
