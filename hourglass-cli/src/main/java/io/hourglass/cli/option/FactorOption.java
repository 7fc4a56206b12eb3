package io.hourglass.cli.option;

import io.hourglass.Autoencoder;
import io.hourglass.cli.output.Text;
import io.hourglass.codec.Rows;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.io.dataset.DataSet;
import io.hourglass.io.dataset.DataSets;
import io.hourglass.metric.disentanglement.Dci;
import io.hourglass.metric.disentanglement.Disentanglement;
import io.hourglass.metric.disentanglement.Factor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How well the code takes apart what rows are known to vary by. */
public final class FactorOption {
  /** Rows that are judged at most: more do not change the scores. */
  private static final int MOST_ROWS = 10_000;

  private static final long SEED = 1;

  @Option(
      names = "--factors",
      paramLabel = "COLUMN",
      split = ",",
      description = {
        "Columns of known factors of variation: measure how well the code disentangles them",
        "(MIG, SAP, DCI, FactorVAE score). The data set shapes declares its factors."
      })
  private List<String> columns = new ArrayList<>();

  /**
   * The scores of a model on the first rows, and what they are about.
   *
   * @param scores of the code
   * @param factors that it is to take apart
   */
  public record Judged(Disentanglement scores, List<Factor> factors) {}

  /** Judges a model, where factors were named or are known. */
  public Optional<Judged> judge(Autoencoder model, String spec, TableSource source) {
    List<String> names =
        columns.isEmpty()
            ? DataSets.meantBy(spec).map(DataSet::factors).orElse(List.of())
            : columns;
    if (names.isEmpty()) {
      return Optional.empty();
    }
    Table some = first(source);
    Rows codes = model.encode(some);
    List<Factor> factors = names.stream().map(name -> Factor.of(some, name)).toList();
    return Optional.of(new Judged(Disentanglement.of(codes, factors, SEED), factors));
  }

  private static Table first(TableSource source) {
    try (TableSource.Cursor cursor = source.open(MOST_ROWS)) {
      return cursor
          .next()
          .orElseThrow(
              () -> new DataException(source.name() + ": expected at least 1 row, got none"));
    }
  }

  /** The keys {@code mig}, {@code sap}, {@code dci}, {@code factor_vae}. */
  public static Map<String, Object> json(Judged judged) {
    Disentanglement scores = judged.scores();
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
  public static String text(Judged judged) {
    Disentanglement scores = judged.scores();
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
        + Text.columns(byFactor(judged));
  }

  private static List<List<String>> byFactor(Judged judged) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("Factor", "MIG", "SAP", "most of it is in"));
    for (int k = 0; k < judged.factors().size(); k++) {
      double[][] information = judged.scores().mig().information();
      int best = 0;
      for (int latent = 1; latent < information.length; latent++) {
        best = information[latent][k] > information[best][k] ? latent : best;
      }
      lines.add(
          List.of(
              "  " + judged.factors().get(k).name(),
              number(judged.scores().mig().gaps()[k]),
              number(judged.scores().sap().gaps()[k]),
              "z" + (best + 1)));
    }
    return lines;
  }

  private static String number(double value) {
    return Text.format("%.4f", value);
  }
}
