package io.hourglass.benchmarks.detection;

import java.nio.file.Path;
import java.util.function.Function;

/** Data with a question of their own. */
enum Study {
  NSL_KDD(
      "nsl-kdd",
      "intrusions in NSL-KDD: learned from the normal rows of KDDTrain+, judged on KDDTest+",
      NslKdd::split),
  CREDIT_CARDS(
      "creditcard",
      "card fraud: learned from the genuine rows of the first half, judged on the second",
      CreditCards::split),
  PAYMENTS(
      "payments",
      "made-up payments: learned from all, frauds among them, judged on others",
      folder -> MadeUp.split());

  private final String label;
  private final String title;
  private final Function<Path, Split> splitting;

  Study(String label, String title, Function<Path, Split> splitting) {
    this.label = label;
    this.title = title;
    this.splitting = splitting;
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
    return splitting.apply(folder);
  }
}
