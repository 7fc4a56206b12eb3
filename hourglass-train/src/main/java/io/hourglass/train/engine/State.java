package io.hourglass.train.engine;

import io.hourglass.network.Weights;

/**
 * The state that a training step changes.
 *
 * @param weights the parameters
 * @param firstMoments Adam's running means of the gradient
 * @param secondMoments Adam's running means of its square
 * @param step number of steps taken
 */
public record State(Weights weights, Weights firstMoments, Weights secondMoments, long step) {}
