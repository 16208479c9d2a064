package dev.plumbline;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The sign on a room's door: which other rooms it may know.
 *
 * <p>A test holds it both ways: a use that is not on the sign fails, and so does a sign that names a room nobody uses.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Room {

    /** Rooms by their package name below {@code dev.plumbline}, for instance {@code "crm"} or {@code "web.ui"}. */
    String[] uses() default {};
}
