package io.hourglass.cli.command.completion;

import io.hourglass.cli.output.Failures;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script for shell completion. */
@Command(
    name = "completion",
    description = "Print a script that completes commands and options in bash or zsh.",
    footer = {
      "  source <(hourglass completion)",
      "  hourglass completion > ~/.local/share/bash-completion/completions/hourglass"
    })
public final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(AutoComplete.bash("hourglass", spec.root().commandLine()));
    spec.commandLine().getOut().flush();
    return Failures.OK;
  }
}
