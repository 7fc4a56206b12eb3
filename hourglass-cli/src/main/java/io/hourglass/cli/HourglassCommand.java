package io.hourglass.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code hourglass}; its subcommands are those of each {@link Capability}. */
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
    description = "Anomaly detection and autoencoders for tables, images and time series.",
    footer = {
      "  hourglass demo                              a tour: train, compare, report",
      "  hourglass detect fit --data payments.csv --out fraud.hg",
      "  hourglass train --data payments.csv --out payments.hg",
      "  hourglass score payments.hg --data new.csv --out scores.csv",
      "  hourglass COMMAND --help                    options and examples"
    })
final class HourglassCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    CommandLine commandLine = spec.commandLine();
    throw new ParameterException(commandLine, "expected a command, as in: hourglass demo");
  }
}
