package io.hourglass.corruption;

/** What is done to the input, and only the input, in training: the cure is what is learned. */
public sealed interface Corruption permits NoCorruption {}
