package io.hourglass.io;

import io.hourglass.data.Table;
import java.util.List;

/** Data with a name. Its parts, {@code train} and {@code test}, have the same columns. */
public interface DataSet {
  /** The parts that each data set has. */
  List<String> SPLITS = List.of("train", "test");

  /** What it is called by, such as {@code mnist}. */
  String name();

  /** One line on what it holds. */
  String description();

  /**
   * The rows of one part.
   *
   * @param split one of {@link #SPLITS}
   * @throws io.hourglass.data.DataException if it is not on this machine and cannot be fetched
   */
  Table read(String split);
}
