package dev.plumbline.web.access;

import dev.plumbline.speech.Saying;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came out, or why nothing did, for whoever asked. */
public record Result<T>(@Nullable T value, Optional<Saying> why) {

    static <T> Result<T> of(T value) {
        return new Result<>(value, Optional.empty());
    }

    static <T> Result<T> wrong(Saying why) {
        return new Result<>(null, Optional.of(why));
    }

    static <T> Result<T> wrong(Function<DoorWords, String> why) {
        return wrong(Saying.of(DoorWords.class, why));
    }

    public T get() {
        if (value == null) {
            throw new IllegalStateException(
                    "there is nothing, because: " + why.map(Saying::english).orElse(""));
        }
        return value;
    }
}
