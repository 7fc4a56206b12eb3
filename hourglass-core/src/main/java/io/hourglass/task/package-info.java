/**
 * What an autoencoder is judged by and good for.
 *
 * <p>{@link io.hourglass.task.Ranking} tells how well scores find labelled rows; {@link
 * io.hourglass.task.Baseline} holds the simple methods that every evaluation prints beside ours.
 */
@NullMarked
package io.hourglass.task;

import org.jspecify.annotations.NullMarked;
