package io.hourglass;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
          "io.hourglass.setting",
          "io.hourglass.json",
          "io.hourglass.data",
          "io.hourglass.linalg",
          "io.hourglass.layer.kernel",
          "io.hourglass.layer",
          "io.hourglass.likelihood",
          "io.hourglass.codec",
          "io.hourglass.latent",
          "io.hourglass.corruption",
          "io.hourglass.design",
          "io.hourglass.network",
          "io.hourglass.metric",
          "io.hourglass.metric.disentanglement",
          "io.hourglass.evaluate.likelihood",
          "io.hourglass.store",
          "io.hourglass",
          "io.hourglass.baseline",
          "io.hourglass.evaluate");

  @ArchTest static final ArchTests everywhere = ArchTests.in(ArchitectureRules.class);

  @ArchTest
  static void packagesUseOnlyThoseBefore(JavaClasses classes) {
    PackageOrder.check(classes, ORDER);
  }

  @ArchTest
  static void needsNothingButTheJdkJacksonAndEjml(JavaClasses classes) {
    noClasses()
        .that()
        // the compiler alone reads it
        .doNotHaveFullyQualifiedName("io.hourglass.setting.Settings")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "java..", "io.hourglass..", "com.fasterxml.jackson..", "org.ejml..", "org.jspecify..")
        .check(classes);
  }
}
