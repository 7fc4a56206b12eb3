package io.hourglass.cli;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.hourglass.testing.ArchitectureRules;
import io.hourglass.testing.PackageOrder;
import java.util.List;

@ArchTag("slow")
@AnalyzeClasses(locations = ArchitectureRules.OwnClasses.class)
class ArchitectureTest {
  /** Each uses only those before it. */
  private static final List<String> ORDER =
      List.of(
          "io.hourglass.cli.output",
          "io.hourglass.cli.option",
          "io.hourglass.cli.command",
          "io.hourglass.cli.command.bench",
          "io.hourglass.cli.command.completion",
          "io.hourglass.cli.command.data",
          "io.hourglass.cli.command.demo",
          "io.hourglass.cli.command.detect",
          "io.hourglass.cli.command.model",
          "io.hourglass.cli");

  @ArchTest static final ArchTests everywhere = ArchTests.in(ArchitectureRules.class);

  @ArchTest
  static final ArchRule tasksDoNotKnowEachOther =
      slices().matching("io.hourglass.cli.command.(*)").should().notDependOnEachOther();

  @ArchTest
  static void packagesUseOnlyThoseBefore(JavaClasses classes) {
    PackageOrder.check(classes, ORDER);
  }
}
