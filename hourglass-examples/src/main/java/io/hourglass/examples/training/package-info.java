/**
 * Programs that train what the documentation shows, each with a pass mark.
 *
 * <p>{@link io.hourglass.examples.training.LessonExample} trains the lesson's autoencoder, {@link
 * io.hourglass.examples.training.KerasVaeExample} the variational autoencoder of the Keras
 * examples, {@link io.hourglass.examples.training.CollapseExample} provokes a posterior collapse
 * and applies each remedy. Every one has a {@code main} and a method that trains and returns what
 * came out.
 */
@NullMarked
package io.hourglass.examples.training;

import org.jspecify.annotations.NullMarked;
