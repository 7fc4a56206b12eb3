package io.hourglass.benchmarks.denoising;

import io.hourglass.benchmarks.own.Child;
import io.hourglass.benchmarks.process.Jvm;
import io.hourglass.benchmarks.process.Line;
import io.hourglass.benchmarks.process.Outcome;
import io.hourglass.benchmarks.process.Program;
import io.hourglass.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the Keras examples' convolutional autoencoder, and has PyTorch do the same. */
@Command(
    name = "denoising",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "The convolutional autoencoder of the Keras examples on MNIST: its test loss beside",
      "PyTorch's, and what it and conv-denoising make of noisy pictures, beside the best",
      "linear denoiser."
    },
    footer = {
      "%nExamples:",
      "  hourglass bench denoising --folder ../data/mnist",
      "  hourglass bench denoising --epochs 1 --noise 0.4 --json",
      "  hourglass bench denoising --noise 0               only the loss beside PyTorch's",
      "  hourglass bench denoising --seeds 0 --designs conv-denoising"
    })
public final class DenoisingCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofHours(2);
  private static final Duration PROBE_LIMIT = Duration.ofMinutes(1);
  private static final String RECIPE = "conv";

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Plain runs of each; 0 for none (default: ${DEFAULT-VALUE}).")
  private int seeds = 1;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the pictures (default: ${DEFAULT-VALUE}).")
  private int epochs = 10;

  @Option(
      names = "--noise",
      paramLabel = "D",
      split = ",",
      description = "Deviations of the noise, clipped to [0, 1]; 0 for none (default: 0.4,0.2).")
  private List<Double> noise = List.of(0.4, 0.2);

  @Option(
      names = "--designs",
      paramLabel = "DESIGN",
      split = ",",
      description = "What takes noise out (default: conv,conv-denoising).")
  private List<String> designs = List.of(RECIPE, "conv-denoising");

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "MNIST's four files for PyTorch; $HOURGLASS_DATA/mnist unless given.")
  private Optional<Path> folder = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    List<DenoisingResult.Run> ours = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      ours.add(DenoisingResult.Run.of(ours(RECIPE, "none", seed)));
    }
    DenoisingResult.Peer theirs =
        seeds == 0 ? DenoisingResult.Peer.absent("no plain runs, by --seeds 0") : theirs();
    List<DenoisingResult.Cleaning> cleaning = new ArrayList<>();
    for (double deviation : noise.stream().filter(deviation -> deviation != 0).toList()) {
      for (String design : designs) {
        Line line = ours(design, "gaussian:" + deviation + ",clip", 1);
        cleaning.add(DenoisingResult.Cleaning.of(design, deviation, line));
      }
    }
    DenoisingResult result = DenoisingResult.of(epochs, ours, theirs, cleaning);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.writeLine(result) + "\n" : result.text());
    out.flush();
    return 0;
  }

  private Line ours(String design, String corruption, int seed) {
    note("Hourglass, " + design + ", corruption " + corruption + ", seed " + seed);
    Outcome outcome =
        Jvm.likeThis(
                Child.class,
                "denoising",
                "mnist",
                design,
                String.valueOf(epochs),
                String.valueOf(seed),
                corruption)
            .run(LIMIT);
    return line(outcome)
        .orElseThrow(() -> new IllegalStateException("training failed: " + outcome.failure()));
  }

  private static Optional<Line> line(Outcome outcome) {
    return outcome.lines().stream()
        .filter(line -> outcome.isGood() && line.has("denoising"))
        .findFirst();
  }

  private DenoisingResult.Peer theirs() throws IOException {
    Optional<Path> data = folder.or(DenoisingCommand::data);
    if (data.isEmpty()) {
      return DenoisingResult.Peer.absent("no folder of MNIST's files; name it with --folder");
    }
    Optional<String> python = python();
    if (python.isEmpty()) {
      return DenoisingResult.Peer.absent(
          "no Python with a module torch; name one with HOURGLASS_PYTHON");
    }
    Path script = Files.createTempFile("hourglass-bench", ".py");
    try (InputStream text = DenoisingCommand.class.getResourceAsStream("conv.py")) {
      Files.copy(Objects.requireNonNull(text), script, StandardCopyOption.REPLACE_EXISTING);
      return theirs(python.get(), script, data.get());
    } finally {
      Files.delete(script);
    }
  }

  private DenoisingResult.Peer theirs(String python, Path script, Path data) {
    List<DenoisingResult.Run> runs = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      note("PyTorch, seed " + seed);
      Outcome outcome =
          Program.of(
                  python,
                  script.toString(),
                  data.toString(),
                  String.valueOf(epochs),
                  String.valueOf(seed))
              .run(LIMIT);
      Optional<Line> line = line(outcome);
      if (line.isEmpty()) {
        return DenoisingResult.Peer.absent(outcome.failure());
      }
      runs.add(DenoisingResult.Run.of(line.get()));
    }
    return new DenoisingResult.Peer(runs, "");
  }

  private static Optional<Path> data() {
    return Optional.ofNullable(System.getenv("HOURGLASS_DATA"))
        .filter(value -> !value.isBlank())
        .map(value -> Path.of(value, "mnist").toAbsolutePath())
        .filter(Files::exists);
  }

  private static Optional<String> python() {
    return Stream.of(System.getenv("HOURGLASS_PYTHON"), "python3", "/usr/bin/python3")
        .filter(python -> python != null && !python.isBlank())
        .filter(python -> Program.of(python, "-c", "import torch").run(PROBE_LIMIT).isGood())
        .findFirst();
  }

  private void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
