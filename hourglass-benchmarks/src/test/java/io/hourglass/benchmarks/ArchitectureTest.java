package io.hourglass.benchmarks;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.hourglass.testing.ArchitectureRules;
import io.hourglass.testing.PackageOrder;
import java.util.List;

@ArchTag("slow")
@AnalyzeClasses(locations = ArchitectureRules.OwnClasses.class)
class ArchitectureTest {
  /** Each uses only those before it. */
  private static final List<String> ORDER =
      List.of(
          "io.hourglass.benchmarks.report",
          "io.hourglass.benchmarks.detection",
          "io.hourglass.benchmarks.reasons",
          "io.hourglass.benchmarks.speed",
          "io.hourglass.benchmarks.model",
          "io.hourglass.benchmarks");

  @ArchTest static final ArchTests everywhere = ArchTests.in(ArchitectureRules.class);

  @ArchTest
  static void packagesUseOnlyThoseBefore(JavaClasses classes) {
    PackageOrder.check(classes, ORDER);
  }
}
