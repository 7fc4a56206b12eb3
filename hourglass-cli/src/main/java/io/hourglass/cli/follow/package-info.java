/**
 * Scores lines as they arrive, for as long as they do, in constant memory.
 *
 * <p>{@link io.hourglass.cli.follow.Follower} takes a line at a time: {@link
 * io.hourglass.cli.follow.RowFormat} makes cells of it, {@link io.hourglass.cli.follow.Conversion}
 * values of the detector's columns, the detector a score. {@link io.hourglass.cli.follow.Drift}
 * watches whether rows still look like those of the training, {@link
 * io.hourglass.cli.follow.Updater} fits new detectors to what was called normal, and {@link
 * io.hourglass.cli.follow.Tally} counts.
 */
@NullMarked
package io.hourglass.cli.follow;

import org.jspecify.annotations.NullMarked;
