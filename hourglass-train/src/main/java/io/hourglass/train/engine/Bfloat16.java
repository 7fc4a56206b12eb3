package io.hourglass.train.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Whether the processor has instructions for bfloat16, a 16-bit float. */
public final class Bfloat16 {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** Names of the instructions; without them oneDNN would be slower with bfloat16 than without. */
  private static final Set<String> INSTRUCTIONS = Set.of("avx512_bf16", "amx_bf16");

  private Bfloat16() {}

  /**
   * Whether this machine has the instructions; false where its processor is unknown, as outside
   * Linux.
   */
  public static boolean isNative() {
    try {
      return Files.exists(PROCESSORS) && isNative(Files.readAllLines(PROCESSORS));
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a description of processors lists the instructions. */
  static boolean isNative(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("flags"))
        .flatMap(line -> List.of(line.split("\\s+")).stream())
        .anyMatch(INSTRUCTIONS::contains);
  }
}
