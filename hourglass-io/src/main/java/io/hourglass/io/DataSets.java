package io.hourglass.io;

import io.hourglass.data.Table;
import io.hourglass.io.generate.Digits;
import java.util.List;
import java.util.Optional;

/** The data sets that have a name. */
public final class DataSets {
  private static final List<DataSet> ALL = List.of(new GeneratedDigits());

  private DataSets() {}

  /** All of them, in the order in which to list them. */
  public static List<DataSet> all() {
    return ALL;
  }

  /** The one of that name, if there is one. */
  public static Optional<DataSet> find(String name) {
    return ALL.stream().filter(set -> set.name().equals(name)).findFirst();
  }

  private record GeneratedDigits() implements DataSet {
    @Override
    public String name() {
      return "digits";
    }

    @Override
    public String description() {
      return "handwriting-like digits made here, 28x28 grey, 60,000 + 10,000";
    }

    @Override
    public Table read(String split) {
      return split.equals("train")
          ? Digits.generate("digits:train", 60_000, 1)
          : Digits.generate("digits:test", 10_000, 2);
    }
  }
}
