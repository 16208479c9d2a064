package dev.plumbline.web.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came out, or why nothing did, in words for whoever asked. */
public record Result<T>(@Nullable T value, Optional<String> why) {

    static <T> Result<T> of(T value) {
        return new Result<>(value, Optional.empty());
    }

    static <T> Result<T> wrong(String why) {
        return new Result<>(null, Optional.of(why));
    }

    public T get() {
        if (value == null) {
            throw new IllegalStateException("there is nothing, because: " + why.orElse(""));
        }
        return value;
    }
}
