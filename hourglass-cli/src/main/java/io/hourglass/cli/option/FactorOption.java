package io.hourglass.cli.option;

import io.hourglass.Autoencoder;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.FactorEvaluation;
import io.hourglass.io.dataset.DataSet;
import io.hourglass.io.dataset.DataSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Factors of variation that a code should disentangle. */
public final class FactorOption {
  @Option(
      names = "--factors",
      paramLabel = "COLUMN",
      split = ",",
      description =
          "Columns of known factors of variation: measure how well the code disentangles "
              + "them (MIG, SAP, DCI, FactorVAE score). The data set shapes declares its factors.")
  private List<String> columns = new ArrayList<>();

  /** Evaluates a model, if factors were named or the data set declares some. */
  public Optional<FactorEvaluation> evaluate(Autoencoder model, String spec, TableSource source) {
    List<String> names =
        columns.isEmpty()
            ? DataSets.meantBy(spec).map(DataSet::factors).orElse(List.of())
            : columns;
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(FactorEvaluation.of(model, source, names));
  }
}
