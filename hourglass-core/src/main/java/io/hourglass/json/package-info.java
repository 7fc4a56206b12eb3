/**
 * Records to JSON and back: one mapper for designs, schemas and everything else in a model file.
 *
 * <p>A member of a sealed family carries its name as {@code "type"}: the simple name of its record
 * in lower case with hyphens. Adding a word to {@code permits} is all it takes.
 */
@NullMarked
package io.hourglass.json;

import org.jspecify.annotations.NullMarked;
