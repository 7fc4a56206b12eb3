package io.hourglass.cli;

import io.hourglass.cli.command.bench.BenchCommand;
import io.hourglass.cli.command.completion.CompletionCommand;
import io.hourglass.cli.command.data.DataCommand;
import io.hourglass.cli.command.demo.DemoCommand;
import io.hourglass.cli.command.detect.DetectCommand;
import io.hourglass.cli.command.model.DesignsCommand;
import io.hourglass.cli.command.model.EncodeCommand;
import io.hourglass.cli.command.model.EvaluateCommand;
import io.hourglass.cli.command.model.InspectCommand;
import io.hourglass.cli.command.model.ReconstructCommand;
import io.hourglass.cli.command.model.SampleCommand;
import io.hourglass.cli.command.model.ScoreCommand;
import io.hourglass.cli.command.model.TrainCommand;
import io.hourglass.cli.command.model.TraverseCommand;
import java.util.List;

/**
 * A thing that Hourglass can do. The commands, their order in the help text and the index of the
 * documentation come from this list.
 */
enum Capability {
  DETECTION("Anomaly detection", "detect.md", DetectCommand.class),
  AUTOENCODERS(
      "Autoencoders",
      "commands.md",
      DemoCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      ScoreCommand.class,
      EncodeCommand.class,
      ReconstructCommand.class,
      SampleCommand.class,
      TraverseCommand.class,
      DesignsCommand.class,
      InspectCommand.class),
  DATA("Data", "data.md", DataCommand.class),
  BENCHMARKS("Benchmarks", "benchmarks.md", BenchCommand.class),
  COMPLETION("Shell completion", "commands.md", CompletionCommand.class);

  private final String title;
  private final String page;

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  private final List<Class<?>> commands;

  Capability(String title, String page, Class<?>... commands) {
    this.title = title;
    this.page = page;
    this.commands = List.of(commands);
  }

  /** A heading for its commands. */
  String title() {
    return title;
  }

  /** Its page in {@code docs}. */
  String page() {
    return page;
  }

  /** The classes of its commands. */
  List<Class<?>> commands() {
    return commands;
  }
}
