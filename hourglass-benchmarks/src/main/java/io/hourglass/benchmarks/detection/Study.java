package io.hourglass.benchmarks.detection;

import java.nio.file.Path;

/** Data with a question of their own. */
enum Study {
  /** Intrusions, most of kinds that nobody has seen. */
  NSL_KDD(
      "nsl-kdd",
      "intrusions in NSL-KDD: learned from the normal rows of KDDTrain+, judged on KDDTest+"),
  /** Real card payments. */
  CREDIT_CARDS(
      "creditcard",
      "card fraud: learned from the genuine rows of the first half, judged on the second"),
  /** Mixed columns with gaps. */
  PAYMENTS("payments", "made-up payments: learned from all, frauds among them, judged on others");

  private final String label;
  private final String title;

  Study(String label, String title) {
    this.label = label;
    this.title = title;
  }

  /** As it is asked for. */
  String label() {
    return label;
  }

  /** As it is headed. */
  String title() {
    return title;
  }

  /**
   * Its rows.
   *
   * @param folder of all data sets
   */
  Split split(Path folder) {
    return switch (this) {
      case NSL_KDD -> NslKdd.split(folder);
      case CREDIT_CARDS -> CreditCards.split(folder);
      case PAYMENTS -> MadeUp.split();
    };
  }
}
