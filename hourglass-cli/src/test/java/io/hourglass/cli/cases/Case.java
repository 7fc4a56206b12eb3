package io.hourglass.cli.cases;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An input that failed for a user of such a system, and what must happen with it.
 *
 * @param report where it was reported, or what it stands for
 * @param steps in order; what one writes, the next may read
 */
record Case(String report, List<CaseStep> steps) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  Case {
    steps = List.copyOf(steps);
  }

  static Case read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Case.class);
  }

  /** Whether a model is trained, which takes seconds. */
  boolean isSlow() {
    return steps.stream().anyMatch(CaseStep::trains);
  }

  /** Does all steps and checks each. */
  void check(CaseFolders folders) {
    steps.forEach(step -> step.check(folders));
  }
}
