package io.hourglass.design;

/** The input as it is. */
public record NoCorruption() implements Corruption {}
