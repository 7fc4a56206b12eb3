package io.hourglass.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of a record is where its JSON has no such property: files from before there was
 * one load for ever. Every other property must be there.
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
