package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.metric.Ranking;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The trials of a benchmark.
 *
 * @param <T> type of their figures
 * @param all in the order in which they ran
 */
public record Trials<T>(List<Trial<T>> all) {
  /** All trials of several runs. */
  static <T> Trials<T> joined(Stream<Trials<T>> runs) {
    return new Trials<>(runs.flatMap(one -> one.all().stream()).toList());
  }

  /** Names of the datasets, in the order of the trials. */
  List<String> datasets() {
    return all.stream().map(Trial::dataset).distinct().toList();
  }

  /** Names of the systems, in the order of the trials. */
  List<String> systems() {
    return all.stream().map(Trial::system).distinct().toList();
  }

  /** The trials of a dataset. */
  Trials<T> of(String dataset) {
    return new Trials<>(all.stream().filter(one -> one.dataset().equals(dataset)).toList());
  }

  /** The trials of a system. */
  Trials<T> by(String system) {
    return new Trials<>(all.stream().filter(one -> one.system().equals(system)).toList());
  }

  /** The trials with a seed. */
  Trials<T> with(long seed) {
    return new Trials<>(all.stream().filter(one -> one.seed() == seed).toList());
  }

  /** Mean over all trials. */
  double mean(ToDoubleFunction<Trial<T>> figure) {
    return all.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  /** Standard deviation over all trials, divided by their number. */
  double deviation(ToDoubleFunction<Trial<T>> figure) {
    double mean = mean(figure);
    return Math.sqrt(mean(one -> Math.pow(figure.applyAsDouble(one) - mean, 2)));
  }

  /** Mean over the datasets of their means, each dataset counting the same. */
  double meanOfDatasets(ToDoubleFunction<Trial<T>> figure) {
    return datasets().stream().mapToDouble(name -> of(name).mean(figure)).average().orElse(0);
  }

  /** Ranking and time of every system, means over seeds and then over datasets. */
  public static ResultTable<?> systemTable(Trials<Ranking> trials) {
    ResultTable<String> systems =
        ResultTable.of("systems", "Means over seeds, then over datasets", trials.systems());
    return figures(systems.text("system", name -> name), trials::by);
  }

  /** Every trial. */
  static ResultTable<?> details(Trials<Ranking> trials) {
    ResultTable<Trial<Ranking>> details =
        ResultTable.of("trials", "", trials.all())
            .text("dataset", Trial::dataset)
            .text("system", Trial::system)
            .count("seed", Trial::seed)
            .count("training rows", Trial::trainingRows);
    return figures(details, one -> new Trials<>(List.of(one))).asDetail();
  }

  private static <R> ResultTable<R> figures(
      ResultTable<R> table, Function<R, Trials<Ranking>> trials) {
    return table
        .number("AUROC", 2, one -> trials.apply(one).meanOfDatasets(Trials::auroc))
        .number("average precision", 2, one -> trials.apply(one).meanOfDatasets(Trials::precision))
        .number("fit seconds", 2, one -> trials.apply(one).meanOfDatasets(Trial::fitSeconds))
        .number("score seconds", 2, one -> trials.apply(one).meanOfDatasets(Trial::scoreSeconds));
  }

  /** AUROC in percent. */
  static double auroc(Trial<Ranking> trial) {
    return 100 * trial.figures().auroc();
  }

  private static double precision(Trial<Ranking> trial) {
    return 100 * trial.figures().averagePrecision();
  }
}
