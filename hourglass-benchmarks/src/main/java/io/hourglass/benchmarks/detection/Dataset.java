package io.hourglass.benchmarks.detection;

/** Labeled data of a detection benchmark. */
public interface Dataset {
  /** As printed. */
  String name();

  /** Rows to fit on and rows to score; the same seed gives the same rows in the same order. */
  LabeledSplit split(long seed);

  /** Data that are split in one way, whatever the seed. */
  record Fixed(String name, LabeledSplit split) implements Dataset {
    @Override
    public LabeledSplit split(long seed) {
      return split;
    }
  }
}
