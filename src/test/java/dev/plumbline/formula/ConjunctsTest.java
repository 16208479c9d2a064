package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConjunctsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
            A                              ~ A
            $X.a                           ~
            AND($X.a, B)                   ~ B
            AND(B, $X.a)                   ~ B
            AND(B, $X.a, C)                ~ AND(B, C)
            AND($X.a, B, $X.c, D, $X.e)    ~ AND(B, D)
            and( $X.a , B , C )            ~ and( B , C )
            AND(B)                         ~ AND(B)
            AND($X.a)                      ~
            AND($X.a, $X.b)                ~
            $X.a && B                      ~ B
            B && $X.a                      ~ B
            B && $X.a && C                 ~ B && C
            $X.a && B && $X.c && D && $X.e ~ B && D
            ($X.a) && (B || C)             ~ (B || C)
            ($X.a && B)                    ~ (B)
            (AND($X.a, B))                 ~ (AND(B))
            AND($X.a, AND($X.b, C))        ~ C
            AND(AND($X.a, $X.b), C)        ~ C
            AND($X.a && B, C)              ~ AND(B, C)
            AND($X.a, B || C) && D         ~ AND(B || C) && D
            D && AND($X.a, B || C)         ~ D && AND(B || C)
            AND(D, AND($X.a, B || C))      ~ AND(D, B || C)
            OR($X.a, B)                    ~ OR($X.a, B)
            AND($X.a = B, C)               ~ AND($X.a = B, C)
            NOT(AND($X.a, B))              ~ NOT(AND($X.a, B))
            AND(NOT($X.a), B, !$X.c)       ~ B
            IF($X.a, B, C)                 ~ IF($X.a, B, C)
            IF($X.a, FALSE, B || C)        ~ B || C
            IF( $X.a , B , false )         ~ B
            IF($X.a, FALSE, AND($X.b, C))  ~ C
            IF($X.a || $X.b, FALSE, B)     ~ B
            IF(A, FALSE, AND($X.b, C))     ~ IF(A, FALSE, C)
            IF($X.a, FALSE, $X.b)          ~
            IF(A, FALSE, $X.b)             ~ IF(A, FALSE, $X.b)
            IF($X.a, TRUE, B)              ~ IF($X.a, TRUE, B)
            AND(C, IF($X.a, FALSE, B))     ~ AND(C, B)
            IF($X.a, FALSE, B || C) && D   ~ IF($X.a, FALSE, B || C) && D
            IF($X.a, FALSE, IF($X.b, C, FALSE)) ~ C
            """)
    void leavesOutWhatIsNotWantedAndKeepsTheRestAsItIsWritten(String formula, String left) {
        assertThat(without(formula)).isEqualTo(left == null ? "" : left);
    }

    @Test
    void leavesOutACommentWithWhatItStandsBeside() {
        assertThat(
                        without(
                                """
                        AND(
                          /* not for admins */
                          NOT($X.a), /* ever */
                          /* the rule */
                          B, /* so it was decided */
                          /* a comment of
                             two lines */
                          C, /* c */
                          $X.d /* d */
                        )"""))
                .isEqualTo(
                        """
                        AND(
                          /* the rule */
                          B, /* so it was decided */
                          /* a comment of
                             two lines */
                          C /* c */
                        )""");
        assertThat(without("/* head */ $X.a /* a */\n  && /* b */ B\n  && $X.c /* c */\n/* foot */"))
                .isEqualTo("/* head */ /* b */ B\n/* foot */");
        assertThat(without("AND( /* all of these */\n  $X.a,\n  B\n)")).isEqualTo("AND( /* all of these */\n  B\n)");
    }

    @Test
    void knowsWhatEachConditionMentions() {
        Conjuncts conjuncts = Conjuncts.of(
                        "AND(ISCHANGED(StageName), $User.Id <> OwnerId, \"$No.t\" = x.y /* $No.t */)")
                .orElseThrow();

        assertThat(conjuncts.all())
                .containsExactly(
                        new Conjuncts.Conjunct(
                                "ISCHANGED(StageName)", Set.of("StageName"), Set.of(), Set.of("ISCHANGED"), false),
                        new Conjuncts.Conjunct(
                                "$User.Id <> OwnerId", Set.of("OwnerId"), Set.of("$User.Id"), Set.of(), false),
                        new Conjuncts.Conjunct("\"$No.t\" = x.y", Set.of("x.y"), Set.of(), Set.of(), false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
            IF(A, FALSE, B && C)                   ~ A
            IF(A, B, FALSE)                        ~
            AND(A, IF(B && C, FALSE, D))           ~ B C
            IF(A, FALSE, IF(B, C, FALSE))          ~ A
            IF(AND(A, IF(B, C, FALSE)), FALSE, D)  ~ A B C
            IF(A, B, C)                            ~
            """)
    void knowsWhatIsAskedToBeFalse(String formula, String gated) {
        assertThat(Conjuncts.of(formula).orElseThrow().all().stream()
                        .filter(Conjuncts.Conjunct::gated)
                        .map(Conjuncts.Conjunct::source)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(gated == null ? "" : gated);
    }

    @Test
    void knowsWhereEachCharacterStood() {
        String formula = "AND(\"\uD83D\uDE00\" = $X.a, Bee, $X.c, Dee)";
        Remainder left =
                Conjuncts.of(formula).orElseThrow().without(c -> c.fields().isEmpty());

        assertThat(left.text()).isEqualTo("AND(Bee, Dee)");
        int[] points = formula.codePoints().toArray();
        int[] kept = left.text().codePoints().toArray();
        for (int i = 0; i < kept.length; i++) {
            assertThat(points[left.origin(i)]).isEqualTo(kept[i]);
        }
        assertThat(left.origin(kept.length)).isEqualTo(points.length);
    }

    @Test
    void hasNothingToSayOfWhatIsNoFormula() {
        assertThat(Conjuncts.of("AND(a,")).isEmpty();
        assertThat(Conjuncts.of(" ")).isEmpty();
        assertThat(Conjuncts.of("(".repeat(2000) + "a" + ")".repeat(2000))).isEmpty();
        assertThat(Conjuncts.of("a".repeat(FormulaCompiler.LONGEST + 1))).isEmpty();
    }

    @Test
    void walksLongChainsAndDeepNesting() {
        String chain = "$X.a && A".concat(" && $X.b && B".repeat(5000));
        String nested = "AND($X.a, ".repeat(450) + "A" + ")".repeat(450);

        assertThat(without(chain)).isEqualTo("A" + " && B".repeat(5000));
        assertThat(without(nested)).isEqualTo("A");
    }

    private static String without(String formula) {
        return Conjuncts.of(formula)
                .orElseThrow()
                .without(c -> !c.globals().isEmpty() && c.fields().isEmpty())
                .text();
    }
}
