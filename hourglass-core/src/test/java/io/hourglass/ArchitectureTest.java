package io.hourglass;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.hourglass.testing.ArchitectureRules;
import java.util.List;

@ArchTag("slow")
@AnalyzeClasses(locations = ArchitectureRules.OwnClasses.class)
class ArchitectureTest {
  /** Each uses only those before it. */
  private static final List<String> ORDER =
      List.of(
          "io.hourglass.json",
          "io.hourglass.data",
          "io.hourglass.layer",
          "io.hourglass.likelihood",
          "io.hourglass.codec",
          "io.hourglass.latent",
          "io.hourglass.corruption",
          "io.hourglass.design",
          "io.hourglass.network",
          "io.hourglass.evidence",
          "io.hourglass.store",
          "io.hourglass",
          "io.hourglass.task",
          "io.hourglass.task.disentanglement",
          "io.hourglass.task.anomaly",
          "io.hourglass.task.picture",
          "io.hourglass.task.detector",
          "io.hourglass.task.series");

  @ArchTest static final ArchTests everywhere = ArchTests.in(ArchitectureRules.class);

  @ArchTest
  static void everyPackageHasItsPlace(JavaClasses classes) {
    noClasses()
        .should()
        .resideOutsideOfPackages(ORDER.toArray(String[]::new))
        .because("a new package needs a place in the order")
        .check(classes);
  }

  @ArchTest
  static void packagesUseOnlyThoseBefore(JavaClasses classes) {
    for (int place = 0; place < ORDER.size() - 1; place++) {
      noClasses()
          .that()
          .resideInAPackage(ORDER.get(place))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ORDER.subList(place + 1, ORDER.size()).toArray(String[]::new))
          .check(classes);
    }
  }

  @ArchTest
  static void needsNothingButTheJdkJacksonAndEjml(JavaClasses classes) {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "java..", "io.hourglass..", "com.fasterxml.jackson..", "org.ejml..", "org.jspecify..")
        .check(classes);
  }
}
