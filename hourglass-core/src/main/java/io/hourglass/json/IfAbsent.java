package io.hourglass.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a record component whose JSON property is absent, so that files written before the
 * property existed still load. Every other property is required.
 *
 * <pre>{@code
 * record Pixels(String column, @IfAbsent("\"NONE\"") Binarization binarization) {}
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface IfAbsent {
  /** The JSON that is read instead, such as {@code 0}, {@code "NONE"} or an object. */
  String value();
}
