/**
 * Pictures as a detector of anomalies sees them, and where in them it sees one.
 *
 * <p>{@link io.hourglass.task.picture.Sight} makes {@link io.hourglass.task.picture.Outlines} of
 * pixels: what scores look at. {@link io.hourglass.task.picture.Painter} paints what belongs into a
 * part of a picture, and {@link io.hourglass.task.picture.HeatMap} says what each part has done to
 * the score.
 */
@NullMarked
package io.hourglass.task.picture;

import org.jspecify.annotations.NullMarked;
