package dev.plumbline.practice.oauth;

import java.util.function.Function;

/** What came of reading an authorization request. */
public sealed interface Asked {

    record Fine(AuthorizationRequest request) implements Asked {}

    /** Wrong in a way that the application is told about, at an address that is known to be its own. */
    record Wrong(String location) implements Asked {}

    /** Nobody may be sent anywhere: the application or the address is not known. */
    record Unknown(String error, String description) implements Asked {}

    default <R> R fold(Function<Fine, R> fine, Function<Wrong, R> wrong, Function<Unknown, R> unknown) {
        if (this instanceof Fine f) {
            return fine.apply(f);
        }
        if (this instanceof Wrong w) {
            return wrong.apply(w);
        }
        return unknown.apply((Unknown) this);
    }
}
