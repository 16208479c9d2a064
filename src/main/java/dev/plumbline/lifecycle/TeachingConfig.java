package dev.plumbline.lifecycle;

import dev.plumbline.people.calendar.BusinessSpan;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** How people learn what is expected of them, before anything is held against them. */
@ConfigMapping(prefix = "plumbline.teaching")
public interface TeachingConfig {

    /** What somebody who does not answer "Got it" has to read a rule, in their working time; the ladder does not begin before. */
    @WithDefault("3 business days")
    @WithConverter(Span.class)
    BusinessSpan grace();

    /** When the notice of new rules leaves. */
    @WithDefault("working-time")
    Notices notices();

    /** A notice that could not be handed over is put anew after this, as long as the rule holds. */
    @WithDefault("P7D")
    Duration again();

    /** Rules that one notice shows in full; the others are behind its link. */
    @WithDefault("10")
    @jakarta.validation.constraints.Min(1)
    @jakarta.validation.constraints.Max(50)
    int rulesShown();

    /** The two ways to teach. */
    enum Notices {
        /** Whatever the hour: for seeing at once what Plumbline does. */
        AT_ONCE,
        /** In the working time of the person, as always. */
        WORKING_TIME
    }

    /** Reads a span as rule files and ladders write it. */
    class Span implements Converter<BusinessSpan> {

        private static final long serialVersionUID = 1L;

        @Override
        public BusinessSpan convert(String value) {
            return BusinessSpan.parse(value);
        }
    }
}
