package io.hourglass.benchmarks.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Java programs like this one. */
public final class Jvm {
  private Jvm() {}

  /** A main class on this process's class path, with the very flags that this process has. */
  public static Program likeThis(Class<?> main, String... arguments) {
    return program(ManagementFactory.getRuntimeMXBean().getInputArguments(), main, arguments);
  }

  /** A main class on this process's class path, with these flags alone; often none. */
  public static Program with(List<String> flags, Class<?> main, String... arguments) {
    return program(flags, main, arguments);
  }

  private static Program program(List<String> flags, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(executable());
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new Program(command, Map.of("TF_CPP_MIN_LOG_LEVEL", "3"), Path.of(""));
  }

  /** The java of this process. */
  public static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
