package io.hourglass.benchmarks.model;

import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.benchmarks.report.Target;
import io.hourglass.benchmarks.speed.Line;
import io.hourglass.benchmarks.speed.LocalWorker;
import io.hourglass.benchmarks.speed.Outcome;
import io.hourglass.benchmarks.speed.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The Keras examples' convolutional autoencoder, plain and as a denoiser. */
@Benchmark.SharedOptions(
    seeds = 1,
    data = "MNIST's four files, for PyTorch; $HOURGLASS_DATA/mnist.")
@Command(
    name = "denoising",
    description =
        "The Keras examples' convolutional autoencoder on MNIST, plain and as a denoiser.",
    footer = {
      "  hourglass bench denoising --noise 0               only the loss beside PyTorch's",
      "  hourglass bench denoising --no-plain --designs conv-denoising"
    })
public final class DenoisingBenchmark implements Benchmark {
  private static final Duration LIMIT = Duration.ofHours(2);
  private static final Duration PROBE_LIMIT = Duration.ofMinutes(1);
  private static final String PLAIN = "conv";
  private static final double MOST_RATIO = 1.01;
  private static final double LEAST_GAIN = 2;

  @Option(names = "--epochs", description = "Passes (default: ${DEFAULT-VALUE}).")
  private int epochs = 10;

  @Option(names = "--no-plain", description = "Leave out the plain runs beside PyTorch.")
  private boolean noPlain;

  @Option(names = "--noise", split = ",", description = "Deviations of the noise; 0 for none.")
  private List<Double> noise = List.of(0.4, 0.2);

  @Option(names = "--designs", split = ",", description = "Denoisers (${DEFAULT-VALUE}).")
  private List<String> designs = List.of(PLAIN, "conv-denoising");

  /** A plain run: binary cross-entropy per pixel in nats. */
  record PlainResult(String system, double testLoss, double seconds) {
    static PlainResult of(String system, Line line) {
      return new PlainResult(system, line.required("test_loss"), line.required("seconds"));
    }
  }

  /** A denoiser: what its process printed, peak signal to noise ratios in dB. */
  record NoiseResult(String design, double deviation, Line line) {
    double gain() {
      return line.required("model") - line.required("linear");
    }
  }

  @Override
  public Report run(BenchmarkContext context) throws IOException {
    List<PlainResult> plain = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    if (!noPlain) {
      for (int seed = 1; seed <= context.seeds(); seed++) {
        plain.add(PlainResult.of("Hourglass", local(PLAIN, "none", seed, context)));
      }
      plain.addAll(pytorch(context, notes));
    }
    List<NoiseResult> denoised = new ArrayList<>();
    for (double deviation : noise.stream().filter(deviation -> deviation != 0).toList()) {
      for (String design : designs) {
        String corruption = "gaussian:" + deviation + ",clip";
        denoised.add(new NoiseResult(design, deviation, local(design, corruption, 1, context)));
      }
    }
    return report(epochs, plain, denoised, notes);
  }

  static Report report(
      int epochs, List<PlainResult> plain, List<NoiseResult> denoised, List<String> notes) {
    return new Report(
        "MNIST: the Keras examples' convolutional autoencoder and denoisers, %d epochs"
            .formatted(epochs),
        List.of("test loss: nats per pixel; noisy, linear, denoised: PSNR in dB"),
        List.of(
            ResultTable.of("plain", "Without noise", plain)
                .text("system", PlainResult::system)
                .number("test loss", 5, PlainResult::testLoss)
                .number("seconds", 0, PlainResult::seconds),
            ResultTable.of("denoising", "With noise, clipped to [0, 1]", denoised)
                .number("noise", 2, NoiseResult::deviation)
                .text("design", NoiseResult::design)
                .number("noisy", 2, one -> one.line().required("noisy"))
                .number("linear", 2, one -> one.line().required("linear"))
                .number("denoised", 2, one -> one.line().required("model"))
                .number("gain", 2, NoiseResult::gain)
                .number("seconds", 0, one -> one.line().required("seconds")),
            Target.table(targets(plain, denoised))),
        notes);
  }

  private static List<Target> targets(List<PlainResult> plain, List<NoiseResult> denoised) {
    List<Target> targets = new ArrayList<>();
    double ratio = mean(plain, "Hourglass") / mean(plain, "PyTorch");
    targets.add(
        Target.atMost(
            "plain", "test loss / PyTorch's", MOST_RATIO, Double.isNaN(ratio) ? null : ratio));
    for (double deviation : denoised.stream().map(NoiseResult::deviation).distinct().toList()) {
      double best =
          denoised.stream()
              .filter(one -> one.deviation() == deviation)
              .mapToDouble(NoiseResult::gain)
              .max()
              .orElseThrow();
      targets.add(
          Target.atLeast(
              "noise_" + deviation,
              "dB above the linear denoiser at noise " + deviation,
              LEAST_GAIN,
              best,
              ""));
    }
    return targets;
  }

  private static double mean(List<PlainResult> results, String system) {
    return results.stream()
        .filter(one -> one.system().equals(system))
        .mapToDouble(PlainResult::testLoss)
        .average()
        .orElse(Double.NaN);
  }

  private Line local(String design, String corruption, int seed, BenchmarkContext context) {
    context.note("Hourglass, %s, corruption %s, seed %d".formatted(design, corruption, seed));
    Outcome outcome = LocalWorker.program("denoising", design, epochs, seed, corruption).run(LIMIT);
    return line(outcome)
        .orElseThrow(() -> new IllegalStateException("training failed: " + outcome.failure()));
  }

  private static Optional<Line> line(Outcome outcome) {
    return outcome.lines().stream()
        .filter(line -> outcome.isGood() && line.has("denoising"))
        .findFirst();
  }

  /** The same in PyTorch, or a note that says why not. */
  private List<PlainResult> pytorch(BenchmarkContext context, List<String> notes)
      throws IOException {
    Optional<Path> data = context.find("mnist").map(Path::toAbsolutePath).filter(Files::exists);
    Optional<String> python = python(context);
    if (data.isEmpty() || python.isEmpty()) {
      notes.add(
          data.isEmpty()
              ? "PyTorch: no folder of MNIST's files; name it with --data"
              : "PyTorch: no Python with a module torch; name one with HOURGLASS_PYTHON");
      return List.of();
    }
    Path script = Files.createTempFile("hourglass-bench", ".py");
    try (InputStream text = DenoisingBenchmark.class.getResourceAsStream("conv.py")) {
      Files.copy(Objects.requireNonNull(text), script, StandardCopyOption.REPLACE_EXISTING);
      List<PlainResult> results = new ArrayList<>();
      for (int seed = 1; seed <= context.seeds(); seed++) {
        context.note("PyTorch, seed " + seed);
        Outcome outcome =
            Program.of(python.get(), script.toString(), data.get().toString())
                .and(String.valueOf(epochs), String.valueOf(seed))
                .run(LIMIT);
        line(outcome)
            .ifPresentOrElse(
                line -> results.add(PlainResult.of("PyTorch", line)),
                () -> notes.add("PyTorch: " + outcome.failure()));
      }
      return results;
    } finally {
      Files.delete(script);
    }
  }

  private static Optional<String> python(BenchmarkContext context) {
    return Stream.of(
            context.environment().getOrDefault("HOURGLASS_PYTHON", ""),
            "python3",
            "/usr/bin/python3")
        .filter(python -> !python.isBlank())
        .filter(python -> Program.of(python, "-c", "import torch").run(PROBE_LIMIT).isGood())
        .findFirst();
  }
}
