package io.hourglass.cli.option;

import io.hourglass.Autoencoder;
import io.hourglass.cli.output.Text;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.FactorEvaluation;
import io.hourglass.io.dataset.DataSet;
import io.hourglass.io.dataset.DataSets;
import io.hourglass.metric.disentanglement.Dci;
import io.hourglass.metric.disentanglement.Disentanglement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Disentanglement of known factors of variation. */
public final class FactorOption {
  @Option(
      names = "--factors",
      paramLabel = "COLUMN",
      split = ",",
      description = {
        "Columns of known factors of variation: measure how well the code disentangles them",
        "(MIG, SAP, DCI, FactorVAE score). The data set shapes declares its factors."
      })
  private List<String> columns = new ArrayList<>();

  /** Evaluates a model, where factors were named or are known. */
  public Optional<FactorEvaluation> evaluate(Autoencoder model, String spec, TableSource source) {
    List<String> names =
        columns.isEmpty()
            ? DataSets.meantBy(spec).map(DataSet::factors).orElse(List.of())
            : columns;
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(FactorEvaluation.of(model, source, names));
  }

  /** The keys {@code mig}, {@code sap}, {@code dci}, {@code factor_vae}. */
  public static Map<String, Object> json(FactorEvaluation evaluation) {
    Disentanglement scores = evaluation.scores();
    Map<String, Object> dci = new LinkedHashMap<>();
    dci.put("disentanglement", scores.dci().disentanglement());
    dci.put("completeness", scores.dci().completeness());
    dci.put("informativeness", scores.dci().informativeness());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mig", scores.mig().score());
    json.put("sap", scores.sap().score());
    json.put("dci", dci);
    json.put("factor_vae", scores.factorVae().score());
    return json;
  }

  /** As people read it. */
  public static String text(FactorEvaluation evaluation) {
    Disentanglement scores = evaluation.scores();
    Dci dci = scores.dci();
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("  MIG", number(scores.mig().score())));
    lines.add(List.of("  SAP", number(scores.sap().score())));
    lines.add(
        List.of(
            "  DCI",
            number(dci.disentanglement()),
            "disentanglement, " + number(dci.completeness()) + " completeness,",
            number(dci.informativeness()) + " informativeness"));
    lines.add(List.of("  FactorVAE score", number(scores.factorVae().score())));
    return "\nHow well the code takes the factors apart (1 is perfect)\n"
        + Text.columns(lines)
        + "\n"
        + Text.columns(byFactor(evaluation));
  }

  private static List<List<String>> byFactor(FactorEvaluation evaluation) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("Factor", "MIG", "SAP", "most of it is in"));
    for (FactorEvaluation.FactorScore factor : evaluation.factors()) {
      lines.add(
          List.of(
              "  " + factor.name(),
              number(factor.mig()),
              number(factor.sap()),
              "z" + (factor.latent() + 1)));
    }
    return lines;
  }

  private static String number(double value) {
    return Text.format("%.4f", value);
  }
}
