package io.hourglass.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;

/** The commands in the help text, under the titles of the capabilities. */
final class CommandList implements IHelpSectionRenderer {
  @Override
  public String render(Help help) {
    StringBuilder text = new StringBuilder();
    for (Capability capability : Capability.values()) {
      text.append("%n%s:%n".formatted(capability.title()));
      text.append(help.commandList(commands(help, capability)));
    }
    return text.toString();
  }

  private static Map<String, Help> commands(Help help, Capability capability) {
    Map<String, Help> commands = new LinkedHashMap<>();
    for (Class<?> command : capability.commands()) {
      String name = CommandSpec.forAnnotatedObject(command).name();
      commands.put(name, help.subcommands().get(name));
    }
    return commands;
  }
}
