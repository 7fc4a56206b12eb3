package io.hourglass.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
      List.of("io.hourglass.report", "io.hourglass.report.detect");

  @ArchTest static final ArchTests everywhere = ArchTests.in(ArchitectureRules.class);

  @ArchTest
  static void packagesUseOnlyThoseBefore(JavaClasses classes) {
    PackageOrder.check(classes, ORDER);
  }

  @ArchTest
  static final ArchRule onlyPagesOnDetectionSeeDetectors =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.hourglass.report.detect")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.hourglass.detect..")
          .because("detection is an optional dependency of the report");

  @ArchTest
  static final ArchRule readsAndTrainsNothing =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.hourglass.io..", "io.hourglass.train..", "io.hourglass.detect.fit..");
}
