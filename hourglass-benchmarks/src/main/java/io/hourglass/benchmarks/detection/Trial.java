package io.hourglass.benchmarks.detection;

/**
 * A system on one split of a dataset.
 *
 * @param <T> type of the figures
 * @param dataset its name
 * @param system its name
 * @param seed of the split and of the system
 * @param figures of the scores
 * @param trainingRows that it was fitted to
 * @param fitSeconds to fit
 * @param scoreSeconds to score all test rows
 */
public record Trial<T>(
    String dataset,
    String system,
    long seed,
    T figures,
    int trainingRows,
    double fitSeconds,
    double scoreSeconds) {}
