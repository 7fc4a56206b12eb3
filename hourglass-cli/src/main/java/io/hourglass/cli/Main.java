package io.hourglass.cli;

import io.hourglass.cli.output.Failures;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Starts the command line. */
public final class Main {
  /**
   * System property with the file descriptor for errors and progress: it bypasses the filter that
   * ./hourglass puts on standard error.
   */
  private static final String STDERR = "hourglass.stderr";

  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // what is printed is read by programs
    CommandLine commandLine = commandLine();
    // straight to the stream, which alone knows whether it can still be written to
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    commandLine.setOut(new PrintWriter(out, true, outputCharset()));
    Optional.ofNullable(Integer.getInteger(STDERR))
        .flatMap(Main::openFile)
        .ifPresent(stream -> redirectErrors(commandLine, stream));
    System.exit(run(commandLine, args));
  }

  private static void redirectErrors(CommandLine commandLine, PrintStream stream) {
    System.setErr(stream);
    commandLine.setErr(new PrintWriter(stream, true, Charset.defaultCharset()));
  }

  /** The charset of the terminal, which may differ from that of files. */
  private static Charset outputCharset() {
    return Stream.of("stdout.encoding", "sun.stdout.encoding")
        .map(System::getProperty)
        .filter(name -> name != null && Charset.isSupported(name))
        .map(Charset::forName)
        .findFirst()
        .orElseGet(Charset::defaultCharset);
  }

  /**
   * A file that the parent process has left open. It cannot be opened by its name: a second
   * descriptor has its own position, and would overwrite what others write.
   */
  private static Optional<PrintStream> openFile(int number) {
    try {
      FileOutputStream out = new FileOutputStream(descriptor(number));
      return Optional.of(new PrintStream(out, true, Charset.defaultCharset()));
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return Optional.empty(); // standard error works too, only with a delay
    }
  }

  private static FileDescriptor descriptor(int number) throws ReflectiveOperationException {
    Constructor<FileDescriptor> constructor =
        FileDescriptor.class.getDeclaredConstructor(int.class);
    constructor.setAccessible(true);
    return constructor.newInstance(number);
  }

  /** Runs one command; returns its exit code. */
  static int run(CommandLine commandLine, String... args) {
    try {
      return commandLine.execute(args);
    } catch (OutOfMemoryError e) {
      return Failures.report(e, commandLine.getErr());
    }
  }

  /** The whole command line, ready to run. */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new HourglassCommand());
    addCommands(commandLine);
    Failures failures = new Failures();
    return commandLine
        .setUsageHelpLongOptionsMaxWidth(26)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }

  private static void addCommands(CommandLine commandLine) {
    for (Capability capability : Capability.values()) {
      capability.commands().forEach(commandLine::addSubcommand);
    }
    groupCommands(commandLine.getCommandSpec().usageMessage().sectionMap());
  }

  private static void groupCommands(Map<String, IHelpSectionRenderer> help) {
    help.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, list -> "");
    help.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandList());
  }

  /** The same, printing to the given writers. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return commandLine().setOut(out).setErr(err);
  }
}
