/**
 * The training loop: epochs, validation, early stopping, checkpoints, and the model that is written
 * at the end.
 *
 * <p>Start at {@link io.hourglass.train.run.Run}.
 */
@NullMarked
package io.hourglass.train.run;

import org.jspecify.annotations.NullMarked;
