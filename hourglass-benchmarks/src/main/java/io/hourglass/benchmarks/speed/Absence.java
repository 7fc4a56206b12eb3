package io.hourglass.benchmarks.speed;

/**
 * A figure that there is not.
 *
 * @param system whose it would be, with its setting
 * @param work what it would have done, "all" for a system that is not there
 * @param reason why not
 */
record Absence(String system, String work, String reason) {}
