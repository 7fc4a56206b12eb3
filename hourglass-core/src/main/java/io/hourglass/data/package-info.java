/**
 * Typed, named, immutable tables.
 *
 * <p>Start at {@link io.hourglass.data.Table}, a list of {@link io.hourglass.data.Column}s of one
 * length. Data that does not fit in memory is a {@link io.hourglass.data.TableSource}, read as a
 * sequence of tables.
 */
@NullMarked
package io.hourglass.data;

import org.jspecify.annotations.NullMarked;
