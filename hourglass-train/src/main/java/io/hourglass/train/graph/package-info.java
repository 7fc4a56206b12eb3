/**
 * Designs as TensorFlow graphs, for training alone: the same mathematics as the plain-Java forward
 * pass, which the trainer checks before it writes a model.
 */
@NullMarked
package io.hourglass.train.graph;

import org.jspecify.annotations.NullMarked;
