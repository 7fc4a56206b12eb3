package io.hourglass.corruption;

/** The input as it is. */
public record NoCorruption() implements Corruption {}
