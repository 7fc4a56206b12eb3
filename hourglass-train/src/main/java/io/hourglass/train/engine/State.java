package io.hourglass.train.engine;

import io.hourglass.network.Weights;

/**
 * The state that a training step changes.
 *
 * @param weights what is learned
 * @param firstMoments Adam's running means of the gradient
 * @param secondMoments Adam's running means of its square
 * @param step how many steps were taken
 */
public record State(Weights weights, Weights firstMoments, Weights secondMoments, long step) {}
