package io.hourglass.detect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.hourglass.testing.ArchitectureRules;

@ArchTag("slow")
@AnalyzeClasses(locations = ArchitectureRules.OwnClasses.class)
class ArchitectureTest {
  private static final String DETECT = "io.hourglass.detect";

  @ArchTest static final ArchTests everywhere = ArchTests.in(ArchitectureRules.class);

  @ArchTest
  static final ArchRule packagesUseThoseBefore =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(DETECT + "..")
          .layer("threshold")
          .definedBy(DETECT + ".threshold")
          .layer("score")
          .definedBy(DETECT + ".score")
          .layer("image")
          .definedBy(DETECT + ".image")
          .layer("store")
          .definedBy(DETECT + ".store")
          .layer("cells")
          .definedBy(DETECT + ".cells")
          .layer("rows")
          .definedBy(DETECT + ".rows")
          .layer("series")
          .definedBy(DETECT + ".series")
          .layer("root")
          .definedBy(DETECT)
          .layer("evaluate")
          .definedBy(DETECT + ".evaluate")
          .layer("stream")
          .definedBy(DETECT + ".stream")
          .layer("fit")
          .definedBy(DETECT + ".fit")
          .whereLayer("fit")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("stream")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("evaluate")
          .mayOnlyBeAccessedByLayers("stream", "fit")
          .whereLayer("root")
          .mayOnlyBeAccessedByLayers("evaluate", "stream", "fit")
          .whereLayer("series")
          .mayOnlyBeAccessedByLayers("root", "evaluate", "stream", "fit")
          .whereLayer("rows")
          .mayOnlyBeAccessedByLayers("root", "evaluate", "stream", "fit")
          .whereLayer("cells")
          .mayOnlyBeAccessedByLayers("rows", "root", "evaluate", "stream", "fit")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("cells", "rows", "series", "root", "evaluate", "stream", "fit")
          .whereLayer("image")
          .mayOnlyBeAccessedByLayers("cells", "rows", "root", "evaluate", "stream", "fit");

  @ArchTest
  static final ArchRule onlyFitTrains =
      noClasses()
          .that()
          .resideOutsideOfPackage(DETECT + ".fit")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.hourglass.train..");

  @ArchTest
  static final ArchRule usingNeedsOnlyCore =
      classes()
          .that()
          .resideOutsideOfPackage(DETECT + ".fit")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "io.hourglass..", "com.fasterxml.jackson..", "org.ejml..", "org.jspecify..")
          .because("a service adds this module and core alone");
}
