package io.hourglass.benchmarks.detection;

/** Labeled data of a detection benchmark. */
public interface Dataset {
  /** As printed. */
  String name();

  /** Rows to fit on and rows to score; the same seed gives the same rows in the same order. */
  LabeledSplit split(long seed);
}
