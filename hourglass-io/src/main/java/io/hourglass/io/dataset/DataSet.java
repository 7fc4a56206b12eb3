package io.hourglass.io.dataset;

import io.hourglass.data.Table;
import io.hourglass.io.source.Split;
import java.util.List;

/** Data with a name. All its splits have the same columns. */
public interface DataSet {
  /** The name, such as {@code mnist}. */
  String name();

  /** One line on what it holds. */
  String description();

  /**
   * Columns with labels and other annotations, such as {@code label}, which training leaves out by
   * default.
   */
  List<String> annotations();

  /**
   * The annotations that are ground-truth factors of variation, each independent of the others, for
   * measuring disentanglement; none for most data sets.
   */
  default List<String> factors() {
    return List.of();
  }

  /** Whether it can be read without fetching anything. */
  boolean isHere();

  /**
   * Fetches what is not here yet.
   *
   * @throws io.hourglass.data.DataException if that fails; nothing half-fetched is left behind
   */
  void fetch(Progress progress);

  /**
   * The rows of one part, fetched first if need be.
   *
   * @throws io.hourglass.data.DataException if it is not here and cannot be fetched
   */
  Table read(Split split);

  /** Notified of the progress of a download. */
  @FunctionalInterface
  interface Progress {
    /** Ignores all reports. */
    Progress NONE = (file, done, total) -> {};

    /**
     * Some bytes more have come.
     *
     * @param file its name
     * @param done bytes so far
     * @param total bytes in all, -1 if the server does not say
     */
    void at(String file, long done, long total);
  }
}
