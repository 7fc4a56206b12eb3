package io.hourglass.benchmarks.vae;

import io.hourglass.benchmarks.process.Columns;
import io.hourglass.metric.disentanglement.Disentanglement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Scores of several kinds of codes.
 *
 * @param epochs of training
 * @param rows learned from
 * @param codes the plain VAE's first, then the beta-VAE's
 * @param verdict whether the beta-VAE's mean MIG is above the plain VAE's
 */
record DisentanglementResult(int epochs, int rows, List<Code> codes, String verdict) {
  /** The scores by name, in the order in which to print them. */
  static final Map<String, ToDoubleFunction<Run>> SCORES = new LinkedHashMap<>();

  static {
    SCORES.put("MIG", run -> run.scores().mig().score());
    SCORES.put("SAP", run -> run.scores().sap().score());
    SCORES.put("DCI disentanglement", run -> run.scores().dci().disentanglement());
    SCORES.put("DCI completeness", run -> run.scores().dci().completeness());
    SCORES.put("DCI informativeness", run -> run.scores().dci().informativeness());
    SCORES.put("FactorVAE", run -> run.scores().factorVae().score());
  }

  /**
   * One training.
   *
   * @param seed of it
   * @param scores of the codes of the test pictures
   * @param cost of the test pictures; NaN where codes have none
   */
  record Run(long seed, Disentanglement scores, BetaVae.Cost cost) {}

  /**
   * One kind of code.
   *
   * @param name as printed
   * @param runs one a seed
   */
  record Code(String name, List<Run> runs) {
    double mean(ToDoubleFunction<Run> score) {
      return runs.stream().mapToDouble(score).average().orElseThrow();
    }
  }

  static DisentanglementResult of(int epochs, int rows, List<Code> codes) {
    ToDoubleFunction<Run> mig = run -> run.scores().mig().score();
    boolean better = codes.get(1).mean(mig) > codes.get(0).mean(mig);
    return new DisentanglementResult(epochs, rows, List.copyOf(codes), better ? "pass" : "miss");
  }

  /** As people read it. */
  String text() {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    head.addAll(SCORES.keySet());
    head.addAll(List.of("rate", "distortion", "MIG by seed"));
    lines.add(head);
    for (Code code : codes) {
      List<String> line = new ArrayList<>(List.of(code.name()));
      SCORES.values().forEach(score -> line.add(number(code.mean(score))));
      line.add(nats(code.mean(run -> run.cost().rate())));
      line.add(nats(code.mean(run -> run.cost().distortion())));
      line.add(
          code.runs().stream()
              .map(run -> number(run.scores().mig().score()))
              .collect(Collectors.joining(" ")));
      lines.add(line);
    }
    return "shapes, %,d pictures, %d epochs; means over the seeds, rate and distortion in nats%n"
            .formatted(rows, epochs)
        + Columns.of(lines)
        + "MIG of the beta-VAE above the VAE's: "
        + verdict
        + "\n";
  }

  /** All figures by name. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("epochs", epochs);
    json.put("rows", rows);
    List<Map<String, Object>> list = new ArrayList<>();
    for (Code code : codes) {
      for (Run run : code.runs()) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("code", code.name());
        one.put("seed", run.seed());
        SCORES.forEach((name, score) ->
            one.put(name.toLowerCase(Locale.ROOT).replace(' ', '_'), score.applyAsDouble(run)));
        if (!Double.isNaN(run.cost().rate())) {
          one.put("rate", run.cost().rate());
          one.put("distortion", run.cost().distortion());
        }
        list.add(one);
      }
    }
    json.put("runs", list);
    json.put("verdict", verdict);
    return json;
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** A weight as people write it: 4 and 0.1. */
  static String plain(double weight) {
    return weight == Math.rint(weight) ? String.valueOf((long) weight) : String.valueOf(weight);
  }

  static String nats(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }
}
