package io.hourglass.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine on which figures were measured.
 *
 * @param processor its own name
 * @param cores that this process may use
 * @param memoryGigabytes of the machine; NaN where the system does not say
 * @param system its operating system
 * @param java that runs Hourglass
 * @param load processes that wanted to run over the last minute, as the benchmark began: more than
 *     a fraction and the figures are not to be quoted
 */
public record Machine(
    String processor, int cores, double memoryGigabytes, String system, String java, double load) {
  /** The one this process runs on. */
  public static Machine here() {
    return new Machine(
        field("/proc/cpuinfo", "model name")
            .orElse(System.getProperty("os.arch") + " of an unknown name"),
        Runtime.getRuntime().availableProcessors(),
        field("/proc/meminfo", "MemTotal").map(Machine::bytes).orElse(Double.NaN) / 1e9,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** The most memory that this process ever had, natives included, in MB; unknown but on Linux. */
  public static Optional<Double> peakMegabytes() {
    return field("/proc/self/status", "VmHWM").map(text -> bytes(text) / 1e6);
  }

  /** Parses a number in KiB. */
  private static double bytes(String text) {
    return Double.parseDouble(text.replace(" kB", "")) * 1024;
  }

  private static Optional<String> field(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file), StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** As two lines for people. */
  @Override
  public String toString() {
    String warning = load > 0.5 ? " (NOT QUIET: do not quote these figures)" : "";
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %.1f GB, %s%n%s; load before the start %.2f%s",
        processor,
        cores,
        memoryGigabytes,
        system,
        java,
        load,
        warning);
  }
}
