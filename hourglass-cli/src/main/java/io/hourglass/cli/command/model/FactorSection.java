package io.hourglass.cli.command.model;

import io.hourglass.cli.output.Section;
import io.hourglass.evaluate.FactorEvaluation;
import io.hourglass.metric.disentanglement.Dci;
import io.hourglass.metric.disentanglement.Disentanglement;
import io.hourglass.report.Text;
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
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mig", scores.mig().score());
    json.put("sap", scores.sap().score());
    json.put("dci", json(scores.dci()));
    json.put("factor_vae", scores.factorVae().score());
    return json;
  }

  private static Map<String, Object> json(Dci dci) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("disentanglement", dci.disentanglement());
    json.put("completeness", dci.completeness());
    json.put("informativeness", dci.informativeness());
    return json;
  }

  private static String text(FactorEvaluation evaluation) {
    return "\nDisentanglement of the factors by the code (1 is perfect)\n%s\n%s"
        .formatted(Text.columns(lines(evaluation.scores())), byFactor(evaluation));
  }

  private static List<List<String>> lines(Disentanglement scores) {
    return List.of(
        List.of("  MIG", number(scores.mig().score())),
        List.of("  SAP", number(scores.sap().score())),
        dci(scores.dci()),
        List.of("  FactorVAE score", number(scores.factorVae().score())));
  }

  private static List<String> dci(Dci dci) {
    return List.of(
        "  DCI",
        number(dci.disentanglement()),
        "disentanglement, " + number(dci.completeness()) + " completeness,",
        number(dci.informativeness()) + " informativeness");
  }

  private static String byFactor(FactorEvaluation evaluation) {
    return Text.table(
        List.of("Factor", "MIG", "SAP", "most informative"),
        evaluation.factors(),
        FactorSection::cells);
  }

  private static List<String> cells(FactorEvaluation.FactorScore factor) {
    return List.of(
        "  " + factor.name(),
        number(factor.mig()),
        number(factor.sap()),
        "z" + (factor.latent() + 1));
  }

  private static String number(double value) {
    return Text.format("%.4f", value);
  }
}
