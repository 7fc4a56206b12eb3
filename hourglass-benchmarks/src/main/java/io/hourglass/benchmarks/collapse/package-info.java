/**
 * A collapse provoked on purpose, and what restores the code.
 *
 * <p>Start at {@link io.hourglass.benchmarks.collapse.CollapseCommand}.
 */
@NullMarked
package io.hourglass.benchmarks.collapse;

import org.jspecify.annotations.NullMarked;
