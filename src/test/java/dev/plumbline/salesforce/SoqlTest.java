package dev.plumbline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** However hostile a text, it stays one literal. The grammar of literals stands here once more, on its own. */
class SoqlTest {

    private static final Pattern LITERAL =
            Pattern.compile("'(?:[^'\\\\]|\\\\[nNrRtTbBfF\"'\\\\_%]|\\\\u[0-9a-fA-F]{4})*'");

    @Property(tries = 100_000)
    void keepsAnyTextInsideItsLiteral(@ForAll("hostile") String text) {
        assertOne(Soql.text(text));
        assertOne(Soql.containing(text));
    }

    @Test
    void findsWhatIsWildAsItself() {
        assertThat(Soql.containing("50%_off")).isEqualTo("'%50\\%\\_off%'");
        assertThat(Soql.containing("O'Hara\\")).isEqualTo("'%O\\'Hara\\\\%'");
    }

    private static void assertOne(String literal) {
        Matcher matcher = LITERAL.matcher(literal);
        assertThat(matcher.lookingAt()).as(literal).isTrue();
        assertThat(matcher.end()).as(literal).isEqualTo(literal.length());
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.strings()
                .withChars("'\\%_\"\n\r\t\0 )(,;ORand1=WHERELIMIT")
                .withChars('\u2019', '\uFF07', '\u202E')
                .ofMaxLength(40);
    }
}
