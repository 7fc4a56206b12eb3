package io.hourglass.benchmarks.nab;

/** What mistakes cost; what is found counts 1. */
enum Profile {
  /** A false alarm a ninth of a missed anomaly. */
  STANDARD("standard", 0.11, 1),
  /** False alarms twice as dear. */
  LOW_FALSE_POSITIVES("reward_low_FP_rate", 0.22, 1),
  /** Missed anomalies twice as dear. */
  LOW_FALSE_NEGATIVES("reward_low_FN_rate", 0.11, 2);

  private final String published;
  private final double falseAlarm;
  private final double miss;

  Profile(String published, double falseAlarm, double miss) {
    this.published = published;
    this.falseAlarm = falseAlarm;
    this.miss = miss;
  }

  /** As the benchmark's files call it. */
  String published() {
    return published;
  }

  /** Of a false alarm far from any anomaly. */
  double falseAlarm() {
    return falseAlarm;
  }

  /** Of an anomaly that is not told of. */
  double miss() {
    return miss;
  }
}
