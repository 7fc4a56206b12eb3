package io.hourglass.benchmarks.speed;

import java.util.Comparator;

/** The work on which systems are measured. */
enum Work {
  /** The lesson's dense design, 60,000 images an epoch. */
  W1("W1", "lesson 784-64-32-16, 60,000 rows: seconds per epoch", 60_000),
  /** The Keras example's convolutional VAE, 12,800 images an epoch. */
  W2("W2", "conv VAE, 12,800 images: seconds per epoch", 12_800),
  /** A dense VAE, 784-256-64-2, 12,800 images an epoch. */
  W2_DENSE("W2dense", "dense VAE 784-256-64-2, 12,800 rows: seconds per epoch", 12_800),
  /** A dense design with tanh on a table, 284,800 rows an epoch. */
  W3("W3", "table 29-16-8, 284,800 rows: seconds per epoch", 284_800),
  /** One row through W1's model, forward and mean squared error. */
  W4("W4", "one row through the lesson's model: microseconds, median", 1),
  /** Many rows through W1's model. */
  ROWS("ROWS", "many rows through the lesson's model: rows per second", 16_384);

  private final String token;
  private final String title;
  private final int rows;

  Work(String token, String title, int rows) {
    this.token = token;
    this.title = title;
    this.rows = rows;
  }

  /** Its name in the peers' programs and what they print. */
  String token() {
    return token;
  }

  /** The measured quantity and its unit. */
  String title() {
    return token + ": " + title;
  }

  /** Rows that it takes. */
  int rows() {
    return rows;
  }

  /** The better of two figures. */
  double better(double a, double b) {
    return this == ROWS ? Math.max(a, b) : Math.min(a, b);
  }

  Comparator<SpeedResult> bestFirst() {
    Comparator<SpeedResult> ascending = Comparator.comparingDouble(SpeedResult::value);
    return this == ROWS ? ascending.reversed() : ascending;
  }

  /** How many times better the first figure is than the second. */
  double ratio(double value, double other) {
    return this == ROWS ? value / other : other / value;
  }
}
