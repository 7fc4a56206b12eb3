package io.hourglass.benchmarks.forward;

import io.hourglass.benchmarks.own.Child;
import io.hourglass.benchmarks.process.Jvm;
import io.hourglass.benchmarks.process.Machine;
import io.hourglass.benchmarks.process.Outcome;
import io.hourglass.json.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Times the plain-Java forward pass beside TensorFlow's, a process for each design. */
@Command(
    name = "forward",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "The plain-Java forward pass beside the same design's TensorFlow graph, each on one thread,",
      "in turn: microseconds a picture of 28 x 28. The networks are not trained."
    },
    footer = {
      "%nExamples:",
      "  hourglass bench forward",
      "  hourglass bench forward --designs conv,vq-vae --batches 1 --json"
    })
public final class ForwardCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--designs",
      paramLabel = "D",
      split = ",",
      description = "Presets, each with its settings (default: conv,conv-vae:latent=16,dense).")
  private List<String> designs = List.of("conv", "conv-vae:latent=16", "dense");

  @Option(
      names = "--batches",
      paramLabel = "N",
      split = ",",
      description = "Pictures of a call (default: 1,16,256).")
  private List<Integer> batches = List.of(1, 16, 256);

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Both in turn so many times (default: ${DEFAULT-VALUE}).")
  private int rounds = 15;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (rounds < 1 || batches.stream().anyMatch(batch -> batch < 1)) {
      throw new ParameterException(
          spec.commandLine(),
          "rounds and batches must be at least 1, got %d and %s".formatted(rounds, batches));
    }
    Machine machine = Machine.here();
    List<ForwardResult.Run> runs = new ArrayList<>();
    for (String design : designs) {
      spec.commandLine().getErr().println(design);
      runs.addAll(runs(design));
    }
    ForwardResult result = ForwardResult.of(machine, rounds, runs);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.writeLine(result) + "\n" : result.text());
    out.flush();
    return 0;
  }

  private List<ForwardResult.Run> runs(String design) {
    Outcome outcome =
        Jvm.with(
                List.of("-Djava.util.concurrent.ForkJoinPool.common.parallelism=0"),
                Child.class,
                "forward",
                design,
                String.valueOf(rounds),
                batches.stream().map(String::valueOf).collect(Collectors.joining(",")))
            // or TensorFlow would have its slower convolutions where there is no AVX-512
            .with("TF_ENABLE_ONEDNN_OPTS", "1")
            .run(LIMIT);
    if (!outcome.isGood()) {
      throw new IllegalStateException(
          "the forward pass of %s failed: %s".formatted(design, outcome.failure()));
    }
    return outcome.lines().stream()
        .filter(line -> line.has("forward"))
        .map(ForwardResult.Run::of)
        .toList();
  }
}
