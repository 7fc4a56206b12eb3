package io.hourglass.io;

import io.hourglass.data.Table;

/**
 * A data set that is made here.
 *
 * @param name what it is called by
 * @param description one line on what it holds
 * @param generator what makes it
 * @param trainRows of the part {@code train}, whose seed is 1
 * @param testRows of the part {@code test}, whose seed is 2
 */
record GeneratedData(
    String name, String description, Generator generator, int trainRows, int testRows)
    implements DataSet {

  /** Makes rows up. */
  @FunctionalInterface
  interface Generator {
    Table generate(String name, int rows, long seed);
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
  public Table read(String split) {
    return split.equals("train")
        ? generator.generate(name + ":train", trainRows, 1)
        : generator.generate(name + ":test", testRows, 2);
  }
}
