package io.hourglass.cli.command.detect;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands of anomaly detection. */
@Command(
    name = "detect",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Detect anomalies in tables, images, time series and signals.",
      "A detector is fitted to rows that are mostly normal; it needs no labels."
    },
    footer = {
      "  hourglass detect fit --data payments.csv --out fraud.hg",
      "  hourglass detect fit --data server.csv --time timestamp --out server.hg",
      "  hourglass detect score fraud.hg --data today.csv --out alerts.csv --reasons 3",
      "  hourglass detect calibrate fraud.hg --data normal.csv --rule quantile:0.99",
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
        spec.commandLine(), "expected a command, as in: hourglass detect fit --data D --out MODEL");
  }
}
