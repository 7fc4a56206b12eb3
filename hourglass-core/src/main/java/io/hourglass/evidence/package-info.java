/**
 * How probable a model thinks rows are, in nats, and what its codes tell about them.
 *
 * <p>Start at {@link io.hourglass.evidence.Evidence}: a lower bound on the log likelihood of rows,
 * and its value by importance sampling. {@link io.hourglass.evidence.Posteriors} says how much of
 * it goes through the code, {@link io.hourglass.evidence.Collapse} when that is next to nothing,
 * and {@link io.hourglass.evidence.Judge} all of it for many rows.
 */
@NullMarked
package io.hourglass.evidence;

import org.jspecify.annotations.NullMarked;
