package io.hourglass.benchmarks.denoising;

import io.hourglass.benchmarks.process.Columns;
import io.hourglass.benchmarks.process.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the convolutional autoencoder came to.
 *
 * @param epochs of training
 * @param ours plain runs, one a seed
 * @param pytorch the same in PyTorch, or why it is not there
 * @param ratio of the mean test losses; null where there is but one
 * @param cleaning of noisy pictures
 * @param verdict whether our loss is within 1 % of PyTorch's and for every noise one of the designs
 *     at least 2 dB above the linear denoiser
 */
record DenoisingResult(
    int epochs,
    List<Run> ours,
    Peer pytorch,
    @Nullable Double ratio,
    List<Cleaning> cleaning,
    String verdict) {
  private static final double MOST = 1.01;
  private static final double LEAST = 2;

  /**
   * One plain run.
   *
   * @param testLoss binary cross-entropy per pixel, nats
   * @param seconds of training
   */
  record Run(double testLoss, double seconds) {
    static Run of(Line line) {
      return new Run(number(line, "test_loss"), number(line, "seconds"));
    }
  }

  /**
   * The other side.
   *
   * @param runs one a seed, none where it is not there
   * @param absence why it is not there, empty where it is
   */
  record Peer(List<Run> runs, String absence) {
    static Peer absent(String reason) {
      return new Peer(List.of(), reason);
    }
  }

  /**
   * Peak signal to noise ratios on the test pictures, in dB.
   *
   * @param design that takes it out
   * @param deviation of the noise
   * @param noisy of the noisy pictures themselves
   * @param linear of the best linear denoiser
   * @param model of ours
   * @param seconds of training
   */
  record Cleaning(
      String design, double deviation, double noisy, double linear, double model, double seconds) {
    static Cleaning of(String design, double deviation, Line line) {
      return new Cleaning(
          design,
          deviation,
          number(line, "noisy"),
          number(line, "linear"),
          number(line, "model"),
          number(line, "seconds"));
    }

    double gain() {
      return model - linear;
    }
  }

  private static double number(Line line, String key) {
    return line.number(key)
        .orElseThrow(() -> new IllegalStateException("no " + key + " in \"" + line.text() + "\""));
  }

  static DenoisingResult of(int epochs, List<Run> ours, Peer pytorch, List<Cleaning> cleaning) {
    Double ratio = pytorch.runs().isEmpty() ? null : (Double) (mean(ours) / mean(pytorch.runs()));
    boolean isClean =
        cleaning.stream()
            .map(Cleaning::deviation)
            .allMatch(noise ->
                cleaning.stream().anyMatch(c -> c.deviation() == noise && c.gain() >= LEAST));
    boolean isGood = isClean && (ratio == null || ratio <= MOST);
    String verdict = isGood ? ratio == null ? "not compared" : "pass" : "miss";
    return new DenoisingResult(epochs, ours, pytorch, ratio, cleaning, verdict);
  }

  private static double mean(List<Run> runs) {
    return runs.stream().mapToDouble(Run::testLoss).average().orElse(Double.NaN);
  }

  /** As people read it. */
  String text() {
    return "mnist, the Keras examples' convolutional autoencoder and a denoiser, %d epochs%n%n"
            .formatted(epochs)
        + plain()
        + "\n"
        + (cleaning.isEmpty() ? "" : cleaned())
        + verdict
        + "\n";
  }

  private String plain() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("", "test loss, nats per pixel", "seconds"));
    ours.forEach(run -> lines.add(line("Hourglass", run)));
    pytorch.runs().forEach(run -> lines.add(line("PyTorch", run)));
    if (pytorch.runs().isEmpty()) {
      lines.add(List.of("PyTorch", "- (" + pytorch.absence() + ")", ""));
    }
    return Columns.of(lines)
        + (ratio == null
            ? ""
            : "ours / PyTorch: %s, wanted at most %s%n"
                .formatted(format("%.4f", ratio), format("%.2f", MOST)));
  }

  private static List<String> line(String name, Run run) {
    return List.of(name, format("%.5f", run.testLoss()), format("%.0f", run.seconds()));
  }

  private String cleaned() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "noise, clipped", "noisy", "linear denoiser", "design", "cleaned", "gain", "seconds"));
    for (Cleaning one : cleaning) {
      lines.add(
          List.of(
              format("%s", one.deviation()),
              format("%.2f dB", one.noisy()),
              format("%.2f dB", one.linear()),
              one.design(),
              format("%.2f dB", one.model()),
              format("%.2f dB", one.gain()),
              format("%.0f", one.seconds())));
    }
    return Columns.of(lines)
        + "gain wanted: at least %s dB, of one design at each noise%n"
            .formatted(format("%.0f", LEAST));
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  private static String format(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
