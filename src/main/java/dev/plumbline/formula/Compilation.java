package dev.plumbline.formula;

import java.util.List;
import java.util.function.Function;

/** What came of compiling: a formula that can run, or the complaints why not. */
public sealed interface Compilation {

    record Compiled(Formula formula) implements Compilation {}

    record Rejected(List<Issue> issues) implements Compilation {

        public Rejected {
            issues = List.copyOf(issues);
        }
    }

    default <R> R fold(Function<Formula, R> compiled, Function<List<Issue>, R> rejected) {
        if (this instanceof Compiled c) {
            return compiled.apply(c.formula());
        }
        return rejected.apply(((Rejected) this).issues());
    }
}
