package io.hourglass.benchmarks.anomalies;

/** What the detectors learn from. */
enum Mode {
  /** A random half of the normal rows; the other half and all anomalies are scored. */
  SEMI("semi-supervised", "semisupervised"),
  /** All rows, labels unseen; the same are scored. */
  UNSUPERVISED("unsupervised", "unsupervised");

  private final String label;
  private final String published;

  Mode(String label, String published) {
    this.label = label;
    this.published = published;
  }

  /** As printed. */
  String label() {
    return label;
  }

  /** How the file of published figures calls it. */
  String published() {
    return published;
  }
}
