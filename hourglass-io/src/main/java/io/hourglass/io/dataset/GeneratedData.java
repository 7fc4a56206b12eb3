package io.hourglass.io.dataset;

import io.hourglass.data.Table;
import io.hourglass.io.source.Split;
import java.util.List;

/**
 * A data set that is made here.
 *
 * @param name what it is called by
 * @param description one line on what it holds
 * @param annotations columns that say what a row shows and are no part of it
 * @param factors those of the annotations that rows vary by
 * @param maker what makes its parts
 */
record GeneratedData(
    String name, String description, List<String> annotations, List<String> factors, Maker maker)
    implements DataSet {
  GeneratedData {
    annotations = List.copyOf(annotations);
    factors = List.copyOf(factors);
  }

  /** Makes a part. */
  @FunctionalInterface
  interface Maker {
    /**
     * The rows of a part.
     *
     * @param name of the table
     */
    Table make(String name, Split split);
  }

  /** Makes rows up. */
  @FunctionalInterface
  interface Generator {
    Table generate(String name, int rows, long seed);
  }

  /** The parts of an endless supply: {@code train} from seed 1, {@code test} from seed 2. */
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
