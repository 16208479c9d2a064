package dev.plumbline.formula;

import dev.plumbline.formula.BenchmarkDeals.Deal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The twenty rules again, as somebody would write them who has nothing else to do: over arrays of numbers, with blanks as the least of them. */
final class BenchmarkColumns {

    private static final int TODAY = (int) BenchmarkDeals.TODAY.toEpochDay();
    private static final long NONE = Long.MIN_VALUE;
    private static final int NO_DAY = Integer.MIN_VALUE;

    private final int size;
    private final boolean[] closed;
    private final boolean[] won;
    private final byte[] stage;
    private final long[] cents;
    private final int[] probability;
    private final int[] closeDay;
    private final int[] createdDay;
    private final long[] stageChanged;
    private final int[] activityDay;
    private final int[] nextStep;
    private final boolean[] placeholder;
    private final boolean[] call;
    private final int[] type;
    private final int[] source;
    private final int[] category;
    private final boolean[] account;
    private final int[] competitor;
    private final int[] discount;
    private final int[] pushes;
    private final int[] lossReason;
    private final int existing;
    private final int pipeline;

    BenchmarkColumns(List<Deal> deals) {
        size = deals.size();
        closed = new boolean[size];
        won = new boolean[size];
        stage = new byte[size];
        cents = new long[size];
        probability = new int[size];
        closeDay = new int[size];
        createdDay = new int[size];
        stageChanged = new long[size];
        activityDay = new int[size];
        account = new boolean[size];
        discount = new int[size];
        pushes = new int[size];
        for (int i = 0; i < size; i++) {
            Deal d = deals.get(i);
            closed[i] = d.closed();
            won[i] = d.won();
            stage[i] = (byte) BenchmarkDeals.STAGES.indexOf(d.stage());
            cents[i] = d.amount() == null ? NONE : d.amount().unscaledValue().longValue();
            probability[i] = d.probability().intValue();
            closeDay[i] = (int) d.closeDate().toEpochDay();
            createdDay[i] = (int) LocalDate.ofInstant(d.created(), BenchmarkDeals.ZONE).toEpochDay();
            stageChanged[i] = d.stageChanged().toEpochMilli();
            activityDay[i] =
                    d.lastActivity() == null ? NO_DAY : (int) d.lastActivity().toEpochDay();
            account[i] = d.account() != null;
            discount[i] = d.discount() == null ? Integer.MIN_VALUE : d.discount().unscaledValue().intValue();
            pushes[i] = d.pushes().intValue();
        }
        List<String> steps = new ArrayList<>();
        nextStep = codes(deals, Deal::nextStep, steps);
        placeholder = new boolean[steps.size()];
        call = new boolean[steps.size()];
        for (int i = 1; i < steps.size(); i++) {
            placeholder[i] = Placeholders.isPlaceholder(steps.get(i));
            call[i] = steps.get(i).contains("call");
        }
        List<String> types = new ArrayList<>();
        type = codes(deals, Deal::type, types);
        existing = types.indexOf("Existing Business");
        source = codes(deals, Deal::leadSource, new ArrayList<>());
        List<String> categories = new ArrayList<>();
        category = codes(deals, Deal::category, categories);
        pipeline = categories.indexOf("Pipeline");
        competitor = codes(deals, Deal::competitor, new ArrayList<>());
        lossReason = codes(deals, Deal::lossReason, new ArrayList<>());
    }

    /** Code 0 is blank. */
    private static int[] codes(List<Deal> deals, Function<Deal, String> field, List<String> values) {
        Map<String, Integer> known = new HashMap<>();
        values.add("");
        int[] codes = new int[deals.size()];
        for (int i = 0; i < codes.length; i++) {
            String value = field.apply(deals.get(i));
            if (value != null) {
                codes[i] = known.computeIfAbsent(value, v -> {
                    values.add(v);
                    return values.size() - 1;
                });
            }
        }
        return codes;
    }

    /** How often each rule is broken. */
    int[] count() {
        int[] c = new int[20];
        long stageBound = BenchmarkDeals.NOW.minus(java.time.Duration.ofDays(45)).toEpochMilli();
        for (int i = 0; i < size; i++) {
            boolean open = !closed[i];
            c[0] += open && stage[i] >= 4 && nextStep[i] == 0 ? 1 : 0;
            c[1] += open && closeDay[i] < TODAY ? 1 : 0;
            c[2] += open && (cents[i] == NONE || cents[i] <= 0) ? 1 : 0;
            c[3] += open && activityDay[i] != NO_DAY && TODAY - activityDay[i] > 14 ? 1 : 0;
            c[4] += !open && !won[i] && lossReason[i] == 0 ? 1 : 0;
            c[5] += open && stage[i] == 5 && discount[i] > 2000 && competitor[i] == 0 ? 1 : 0;
            c[6] += open && closeDay[i] > TODAY + 365 ? 1 : 0;
            c[7] += won[i] && closeDay[i] > TODAY ? 1 : 0;
            c[8] += account[i] ? 0 : 1;
            c[9] += open && pushes[i] >= 3 ? 1 : 0;
            c[10] += open && placeholder[nextStep[i]] ? 1 : 0;
            c[11] += open && cents[i] >= 10_000_000 && source[i] == 0 ? 1 : 0;
            c[12] += open && stageChanged[i] < stageBound ? 1 : 0;
            c[13] += open && probability[i] > 50 && category[i] == pipeline ? 1 : 0;
            c[14] += stage[i] == 6 && probability[i] != 100 || stage[i] == 7 && probability[i] != 0 ? 1 : 0;
            c[15] += open && cents[i] != NONE && cents[i] * probability[i] > 500_000_000L && nextStep[i] == 0 ? 1 : 0;
            c[16] += type[i] == existing && discount[i] > 3000 && cents[i] > 2_500_000 ? 1 : 0;
            c[17] += open && stage[i] >= 2 && competitor[i] == 0 ? 1 : 0;
            c[18] += open && TODAY - createdDay[i] > 180 && cents[i] != NONE && cents[i] < 500_000 ? 1 : 0;
            c[19] += open
                            && closeDay[i] - TODAY < 30
                            && (activityDay[i] == NO_DAY || activityDay[i] < TODAY - 7)
                            && nextStep[i] != 0
                            && !call[nextStep[i]]
                    ? 1
                    : 0;
        }
        return c;
    }
}
