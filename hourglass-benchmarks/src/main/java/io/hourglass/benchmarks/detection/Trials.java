package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.metric.Ranking;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The trials of a benchmark.
 *
 * @param <T> type of their figures
 * @param all in the order in which they ran
 */
public record Trials<T>(List<Trial<T>> all) {
  /** Names of the datasets, in the order of the trials. */
  public List<String> datasets() {
    return all.stream().map(Trial::dataset).distinct().toList();
  }

  /** Names of the systems, in the order of the trials. */
  public List<String> systems() {
    return all.stream().map(Trial::system).distinct().toList();
  }

  /** The trials of a dataset. */
  public Trials<T> of(String dataset) {
    return new Trials<>(all.stream().filter(one -> one.dataset().equals(dataset)).toList());
  }

  /** The trials of a system. */
  public Trials<T> by(String system) {
    return new Trials<>(all.stream().filter(one -> one.system().equals(system)).toList());
  }

  /** Mean over all trials. */
  public double mean(ToDoubleFunction<Trial<T>> figure) {
    return all.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  /** Standard deviation over all trials, divided by their number. */
  public double deviation(ToDoubleFunction<Trial<T>> figure) {
    double mean = mean(figure);
    return Math.sqrt(mean(one -> Math.pow(figure.applyAsDouble(one) - mean, 2)));
  }

  /** Mean over the datasets of their means, each dataset counting the same. */
  public double meanOfDatasets(ToDoubleFunction<Trial<T>> figure) {
    return datasets().stream().mapToDouble(name -> of(name).mean(figure)).average().orElse(0);
  }

  /** Ranking and time of every system, means over seeds and then over datasets. */
  public static ResultTable<?> systemTable(Trials<Ranking> trials) {
    return ResultTable.of("systems", "Means over seeds, then over datasets", trials.systems())
        .text("system", name -> name)
        .number("AUROC", 2, name -> trials.by(name).meanOfDatasets(Trials::auroc))
        .number("average precision", 2, name -> trials.by(name).meanOfDatasets(Trials::precision))
        .number("fit seconds", 2, name -> trials.by(name).meanOfDatasets(Trial::fitSeconds))
        .number("score seconds", 2, name -> trials.by(name).meanOfDatasets(Trial::scoreSeconds));
  }

  /** Every trial. */
  public static ResultTable<?> details(Trials<Ranking> trials) {
    return ResultTable.of("trials", "", trials.all())
        .text("dataset", Trial::dataset)
        .text("system", Trial::system)
        .count("seed", Trial::seed)
        .count("training rows", Trial::trainingRows)
        .number("AUROC", 2, Trials::auroc)
        .number("average precision", 2, Trials::precision)
        .number("fit seconds", 2, Trial::fitSeconds)
        .number("score seconds", 2, Trial::scoreSeconds)
        .asDetail();
  }

  /** AUROC in percent. */
  public static double auroc(Trial<Ranking> trial) {
    return 100 * trial.figures().auroc();
  }

  private static double precision(Trial<Ranking> trial) {
    return 100 * trial.figures().averagePrecision();
  }
}
