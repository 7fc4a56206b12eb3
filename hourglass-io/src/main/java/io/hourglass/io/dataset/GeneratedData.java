package io.hourglass.io.dataset;

import io.hourglass.data.Table;
import io.hourglass.io.source.Split;
import java.util.List;

/**
 * A synthetic data set.
 *
 * @param name its name
 * @param description one line on what it holds
 * @param annotations label columns
 * @param factors label columns that are factors of variation
 * @param maker generates its splits
 */
record GeneratedData(
    String name, String description, List<String> annotations, List<String> factors, Maker maker)
    implements DataSet {
  GeneratedData {
    annotations = List.copyOf(annotations);
    factors = List.copyOf(factors);
  }

  /** Generates a split. */
  @FunctionalInterface
  interface Maker {
    /**
     * The rows of a part.
     *
     * @param name of the table
     */
    Table make(String name, Split split);
  }

  /** Generates rows. */
  @FunctionalInterface
  interface Generator {
    Table generate(String name, int rows, long seed);
  }

  /** Splits from a generator: {@code train} with seed 1, {@code test} with seed 2. */
  static Maker seeded(Generator generator, int trainRows, int testRows) {
    return (name, split) ->
        split == Split.TRAIN
            ? generator.generate(name, trainRows, 1)
            : generator.generate(name, testRows, 2);
  }

  @Override
  public boolean isHere() {
    return true;
  }

  @Override
  public void fetch(Progress progress) {
    // nothing to fetch
  }

  @Override
  public Table read(Split split) {
    return maker.make(name + ":" + split.label(), split);
  }
}
