package io.hourglass.benchmarks.model;

import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.Resource;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.benchmarks.report.Target;
import io.hourglass.benchmarks.speed.Line;
import io.hourglass.benchmarks.speed.LocalWorker;
import io.hourglass.benchmarks.speed.Outcome;
import io.hourglass.benchmarks.speed.PeerFolder;
import io.hourglass.benchmarks.speed.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
  private static final String PLAIN = "conv";
  private static final String NO_DATA = "PyTorch: no folder of MNIST's files; name it with --data";
  private static final String NO_PYTORCH =
      "PyTorch: no Python with a module torch; name one with HOURGLASS_PYTHON";
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
  public Report run(BenchmarkContext context) {
    List<String> notes = new ArrayList<>();
    List<PlainResult> plain = noPlain ? List.of() : plain(context, notes);
    List<NoiseResult> denoised =
        noise.stream().filter(one -> one != 0).flatMap(one -> denoised(one, context)).toList();
    return report(epochs, plain, denoised, notes);
  }

  private List<PlainResult> plain(BenchmarkContext context, List<String> notes) {
    List<PlainResult> plain = new ArrayList<>();
    for (int seed = 1; seed <= context.seeds(); seed++) {
      plain.add(PlainResult.of("Hourglass", local(PLAIN, "none", seed, context)));
    }
    plain.addAll(pytorch(context, notes));
    return plain;
  }

  static Report report(
      int epochs, List<PlainResult> plain, List<NoiseResult> denoised, List<String> notes) {
    return new Report(
        "MNIST: the Keras examples' convolutional autoencoder and denoisers, %d epochs"
            .formatted(epochs),
        List.of("test loss: nats per pixel; noisy, linear, denoised: PSNR in dB"),
        List.of(plainTable(plain), noiseTable(denoised), Target.table(targets(plain, denoised))),
        notes);
  }

  private static ResultTable<?> plainTable(List<PlainResult> plain) {
    return ResultTable.of("plain", "Without noise", plain)
        .text("system", PlainResult::system)
        .number("test loss", 5, PlainResult::testLoss)
        .number("seconds", 0, PlainResult::seconds);
  }

  private static ResultTable<?> noiseTable(List<NoiseResult> denoised) {
    return ResultTable.of("denoising", "With noise, clipped to [0, 1]", denoised)
        .number("noise", 2, NoiseResult::deviation)
        .text("design", NoiseResult::design)
        .number("noisy", 2, one -> one.line().required("noisy"))
        .number("linear", 2, one -> one.line().required("linear"))
        .number("denoised", 2, one -> one.line().required("model"))
        .number("gain", 2, NoiseResult::gain)
        .number("seconds", 0, one -> one.line().required("seconds"));
  }

  private static List<Target> targets(List<PlainResult> plain, List<NoiseResult> denoised) {
    double ratio = mean(plain, "Hourglass") / mean(plain, "PyTorch");
    Double known = Double.isNaN(ratio) ? null : ratio;
    Target loss = Target.atMost("plain", "test loss / PyTorch's", MOST_RATIO, known);
    return Stream.concat(Stream.of(loss), gains(denoised)).toList();
  }

  private static Stream<Target> gains(List<NoiseResult> denoised) {
    return denoised.stream()
        .map(NoiseResult::deviation)
        .distinct()
        .map(deviation -> gain(deviation, denoised));
  }

  private static Target gain(double deviation, List<NoiseResult> denoised) {
    double best =
        denoised.stream()
            .filter(one -> one.deviation() == deviation)
            .mapToDouble(NoiseResult::gain)
            .max()
            .orElseThrow();
    String text = "dB above the linear denoiser at noise " + deviation;
    return Target.atLeast("noise_" + deviation, text, LEAST_GAIN, best, "");
  }

  private static double mean(List<PlainResult> results, String system) {
    return results.stream()
        .filter(one -> one.system().equals(system))
        .mapToDouble(PlainResult::testLoss)
        .average()
        .orElse(Double.NaN);
  }

  private Stream<NoiseResult> denoised(double deviation, BenchmarkContext context) {
    String noise = "gaussian:" + deviation + ",clip";
    return designs.stream()
        .map(design -> new NoiseResult(design, deviation, local(design, noise, 1, context)));
  }

  private Line local(String design, String corruption, int seed, BenchmarkContext context) {
    context.note("Hourglass, %s, corruption %s, seed %d".formatted(design, corruption, seed));
    Program program = LocalWorker.program("denoising", design, epochs, seed, corruption);
    return line(program.run(LIMIT).orThrow("training")).orElseThrow();
  }

  private static Optional<Line> line(Outcome outcome) {
    return outcome.lines().stream()
        .filter(line -> outcome.isGood() && line.has("denoising"))
        .findFirst();
  }

  /** The same in PyTorch, or a note that says why not. */
  private List<PlainResult> pytorch(BenchmarkContext context, List<String> notes) {
    Optional<Path> data = context.find("mnist").map(Path::toAbsolutePath).filter(Files::exists);
    Optional<PeerFolder.Python> python = python(context);
    if (data.isEmpty() || python.isEmpty()) {
      notes.add(data.isEmpty() ? NO_DATA : NO_PYTORCH);
      return List.of();
    }
    return pytorch(program(python.get(), data.get()), context, notes);
  }

  private List<PlainResult> pytorch(Program program, BenchmarkContext context, List<String> notes) {
    IntStream seeds = IntStream.rangeClosed(1, context.seeds());
    return seeds.boxed().flatMap(seed -> pytorch(program, seed, context, notes)).toList();
  }

  private Optional<PeerFolder.Python> python(BenchmarkContext context) {
    PeerFolder peers = PeerFolder.of(epochs, context);
    return peers.python(peers.pythons(), "torch", "");
  }

  private static Program program(PeerFolder.Python python, Path data) {
    String script = Resource.text(DenoisingBenchmark.class, "conv.py");
    return Program.of(python.executable(), "-c", script, data.toString());
  }

  private Stream<PlainResult> pytorch(
      Program program, int seed, BenchmarkContext context, List<String> notes) {
    context.note("PyTorch, seed " + seed);
    Outcome outcome = program.and(String.valueOf(epochs), String.valueOf(seed)).run(LIMIT);
    Optional<Line> line = line(outcome);
    if (line.isEmpty()) {
      notes.add("PyTorch: " + outcome.failure());
    }
    return line.stream().map(one -> PlainResult.of("PyTorch", one));
  }
}
