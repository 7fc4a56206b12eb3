package io.hourglass.benchmarks.speed;

import java.util.function.Predicate;

/**
 * What is wanted of a figure of ours.
 *
 * @param key that stays the same, for machines
 * @param work of the figures
 * @param text as printed, without the number
 * @param rival whom to compare with; nobody for a bound on our own figure
 * @param wanted how many times better ours must be at least, or the bound itself
 */
record Target(String key, Work work, String text, Predicate<Figure> rival, double wanted) {}
