package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.benchmarks.report.Target;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The plain-Java forward pass beside TensorFlow's, a process for each design. */
@Command(
    name = "forward",
    description = "The plain-Java forward pass beside TensorFlow's, on one thread.",
    footer = {
      "  hourglass bench forward",
      "  hourglass bench forward --designs conv,vq-vae --batches 1 --json"
    })
public final class ForwardBenchmark implements Benchmark {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** TensorFlow's time that plain Java may take for a convolutional network, times. */
  private static final double MOST_RATIO = 3;

  private static final String DIFFERENCE = "greatest difference of outputs";

  /** The most that rounding accounts for. */
  private static final double MOST_DIFFERENCE = 1e-5;

  @Option(names = "--designs", split = ",", description = "Designs (default: ${DEFAULT-VALUE}).")
  private List<String> designs = List.of("conv", "conv-vae:latent=16", "dense");

  @Option(names = "--batches", split = ",", description = "Images of a call (default: 1,16,256).")
  private List<Integer> batches = List.of(1, 16, 256);

  @Option(names = "--rounds", description = "Both in turn (default: ${DEFAULT-VALUE} times).")
  private int rounds = 15;

  @Override
  public Report run(BenchmarkContext context) {
    BenchmarkContext.require("--rounds", rounds, 1);
    batches.forEach(batch -> BenchmarkContext.require("--batches", batch, 1));
    List<Line> results = designs.stream().flatMap(design -> results(design, context)).toList();
    String turns = "one thread each, plain Java and TensorFlow in turn, medians of rounds: ";
    return new Report(
        "Forward pass of images of 28 x 28, microseconds an image",
        List.of(turns + rounds, "the networks are not trained"),
        List.of(table(results), Target.table(targets(results))));
  }

  private Stream<Line> results(String design, BenchmarkContext context) {
    context.note(design);
    String sizes = batches.stream().map(String::valueOf).collect(Collectors.joining(","));
    Outcome outcome =
        LocalWorker.program(List.of(LocalWorker.ONE_THREAD))
            .and("forward", design, String.valueOf(rounds), sizes)
            // or TensorFlow would have its slower convolutions where there is no AVX-512
            .with("TF_ENABLE_ONEDNN_OPTS", "1")
            .run(LIMIT)
            .orThrow("the forward pass of " + design);
    return outcome.lines().stream().filter(line -> line.has("forward"));
  }

  private static String design(Line line) {
    return line.value("design").orElseThrow();
  }

  private static ResultTable<?> table(List<Line> results) {
    return ResultTable.of("forward", "", results)
        .text("design", ForwardBenchmark::design)
        .number("batch", 0, line -> line.required("batch"))
        .number("java", 1, line -> line.required("java"))
        .number("tensorflow", 1, line -> line.required("tensorflow"))
        .number("ratio", 2, line -> line.required("ratio"))
        .column("difference", "%.1e", line -> line.required("difference"));
  }

  private static List<Target> targets(List<Line> results) {
    Stream<Target> ratios =
        results.stream()
            .filter(line -> design(line).startsWith("conv"))
            .map(ForwardBenchmark::ratio);
    double worst =
        results.stream().mapToDouble(line -> line.required("difference")).max().orElse(0);
    Target difference = Target.atMost("difference", DIFFERENCE, MOST_DIFFERENCE, worst);
    return Stream.concat(ratios, Stream.of(difference)).toList();
  }

  private static Target ratio(Line line) {
    String key = "%s_%.0f".formatted(design(line), line.required("batch"));
    return Target.atMost(key, "times TensorFlow's time", MOST_RATIO, line.required("ratio"));
  }
}
