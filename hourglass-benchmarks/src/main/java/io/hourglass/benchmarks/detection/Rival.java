package io.hourglass.benchmarks.detection;

/**
 * How a system did on card payments.
 *
 * @param system whose figures these are
 * @param fitSeconds to learn
 * @param scoreSeconds for all test rows
 * @param auroc of their scores
 */
record Rival(String system, double fitSeconds, double scoreSeconds, double auroc) {}
