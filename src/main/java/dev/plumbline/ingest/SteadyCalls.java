package dev.plumbline.ingest;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a round costs on average, over as many rounds as it takes until every object had its turn. */
final class SteadyCalls {

    private final Deque<Integer> last = new ArrayDeque<>();
    private final int size;

    SteadyCalls(int rounds) {
        this.size = Math.max(1, rounds);
    }

    void add(int calls) {
        last.addLast(calls);
        if (last.size() > size) {
            last.removeFirst();
        }
    }

    int average() {
        return (int)
                Math.ceil(last.stream().mapToInt(Integer::intValue).average().orElse(0));
    }
}
