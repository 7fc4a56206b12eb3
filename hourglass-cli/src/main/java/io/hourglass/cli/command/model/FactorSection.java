package io.hourglass.cli.command.model;

import io.hourglass.cli.output.Section;
import io.hourglass.evaluate.FactorEvaluation;
import io.hourglass.metric.disentanglement.Dci;
import io.hourglass.metric.disentanglement.Disentanglement;
import io.hourglass.report.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well a code disentangles factors of variation. */
final class FactorSection {
  private FactorSection() {}

  static Section of(FactorEvaluation evaluation) {
    return new Section(json(evaluation.scores()), text(evaluation));
  }

  private static Map<String, Object> json(Disentanglement scores) {
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

  private static String text(FactorEvaluation evaluation) {
    Disentanglement scores = evaluation.scores();
    List<List<String>> lines =
        List.of(
            List.of("  MIG", number(scores.mig().score())),
            List.of("  SAP", number(scores.sap().score())),
            dci(scores.dci()),
            List.of("  FactorVAE score", number(scores.factorVae().score())));
    return "\nDisentanglement of the factors by the code (1 is perfect)\n"
        + Text.columns(lines)
        + "\n"
        + Text.columns(byFactor(evaluation));
  }

  private static List<String> dci(Dci dci) {
    return List.of(
        "  DCI",
        number(dci.disentanglement()),
        "disentanglement, " + number(dci.completeness()) + " completeness,",
        number(dci.informativeness()) + " informativeness");
  }

  private static List<List<String>> byFactor(FactorEvaluation evaluation) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("Factor", "MIG", "SAP", "most informative"));
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
