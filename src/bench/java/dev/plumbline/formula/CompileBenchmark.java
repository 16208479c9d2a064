package dev.plumbline.formula;

import dev.plumbline.crm.FieldType;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it takes to compile one rule, the average of twenty. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CompileBenchmark {

    private final BenchmarkDeals names = new BenchmarkDeals(0);
    private final List<String> formulas = BenchmarkRules.formulas();

    @Benchmark
    @OperationsPerInvocation(20)
    public Layout compile() {
        Layout layout = BenchmarkDeals.layout();
        for (String source : formulas) {
            FormulaCompiler.compile(source, FieldType.BOOLEAN, names, layout, Blanks.BLANK);
        }
        return layout;
    }
}
