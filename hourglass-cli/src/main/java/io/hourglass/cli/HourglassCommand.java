package io.hourglass.cli;

import io.hourglass.cli.command.BenchCommand;
import io.hourglass.cli.command.CompletionCommand;
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
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The list of commands. */
@Command(
    name = "hourglass",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = LibraryVersionProvider.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    abbreviateSynopsis = true,
    synopsisSubcommandLabel = "COMMAND",
    parameterListHeading = "%nArguments:%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    description = "Autoencoders for tables and pictures: train, score, look inside.",
    footer = {
      "  hourglass demo                                  the whole lesson in one command",
      "  hourglass train --data payments.csv --out payments.hg",
      "  hourglass score payments.hg --data new.csv --out scores.csv",
      "  hourglass COMMAND --help                        options and examples"
    },
    subcommands = {
      DemoCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      ScoreCommand.class,
      EncodeCommand.class,
      ReconstructCommand.class,
      TraverseCommand.class,
      SampleCommand.class,
      DetectCommand.class,
      InspectCommand.class,
      DesignsCommand.class,
      DataCommand.class,
      BenchCommand.class,
      CompletionCommand.class
    })
final class HourglassCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    CommandLine commandLine = spec.commandLine();
    throw new ParameterException(commandLine, "say what to do, as in: hourglass demo");
  }
}
