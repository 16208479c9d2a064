package dev.plumbline.practice.company;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A deal as it stood from one moment on: one row of OpportunityHistory. */
record DealState(Instant at, Stage stage, @Nullable BigDecimal amount, LocalDate closeDate) {

    @Nullable
    BigDecimal expectedRevenue() {
        return amount == null
                ? null
                : amount.multiply(BigDecimal.valueOf(stage.probability))
                        .movePointLeft(2)
                        .setScale(2, java.math.RoundingMode.HALF_UP);
    }
}
