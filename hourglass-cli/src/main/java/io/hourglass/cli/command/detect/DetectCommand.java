package io.hourglass.cli.command.detect;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds anomalies: the list of what can be done with a detector. */
@Command(
    name = "detect",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Find rows that are not like the others, or what is strange in a time series.",
      "A detector learns from rows that are nearly all normal; it needs no labels."
    },
    footer = {
      "  hourglass detect fit --data payments.csv --out fraud.hg",
      "  hourglass detect fit --data server.csv --time timestamp --out server.hg",
      "  hourglass detect score fraud.hg --data today.csv --out alerts.csv --reasons 3",
      "  hourglass detect calibrate fraud.hg --data normal.csv --rule conformal --rate 0.001",
      "  hourglass detect evaluate fraud.hg --data checked.csv --labels fraud",
      "  hourglass detect follow fraud.hg < payments.jsonl > scores.jsonl"
    },
    subcommands = {
      DetectFitCommand.class,
      DetectScoreCommand.class,
      DetectCalibrateCommand.class,
      DetectEvaluateCommand.class,
      DetectFollowCommand.class
    })
public final class DetectCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do, as in: hourglass detect fit --data D --out MODEL");
  }
}
