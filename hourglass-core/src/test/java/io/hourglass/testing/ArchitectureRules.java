package io.hourglass.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * What holds in every module. A module applies it in four lines:
 *
 * <pre>{@code
 * @AnalyzeClasses(locations = ArchitectureRules.OwnClasses.class)
 * class ArchitectureTest {
 *   @ArchTest static final ArchTests everywhere = ArchTests.in(ArchitectureRules.class);
 * }
 * }</pre>
 */
public final class ArchitectureRules {
  private ArchitectureRules() {}

  /** The main classes of the module whose tests run, and no other's. */
  public static final class OwnClasses implements LocationProvider {
    @Override
    public Set<Location> get(Class<?> testClass) {
      return Set.of(Location.of(Path.of("target", "classes")));
    }
  }

  @ArchTest
  static final ArchRule noPackageCycles =
      slices().matching("io.hourglass.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule noStandardStreams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest static final ArchRule noGenericExceptions = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest
  static final ArchRule onlyTrainSeesTensorflow =
      noClasses()
          .that()
          // besides the trainer, what measures the engine's limit
          .resideOutsideOfPackages("io.hourglass.train..", "io.hourglass.benchmarks.speed")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.tensorflow..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyIoSeesDuckdb =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.hourglass.io..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.duckdb..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheCommandLineSeesPicocli =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.hourglass.cli..", "io.hourglass.benchmarks..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyBenchmarksSeeTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.hourglass.cli..", "io.hourglass.benchmarks..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.hourglass.cli..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyFitSeesTheTrainer =
      noClasses()
          .that()
          .resideInAPackage("io.hourglass.detect..")
          .and()
          .resideOutsideOfPackage("io.hourglass.detect.fit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.hourglass.train..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noInternalsOfTheJdk =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("sun..", "com.sun..", "jdk.internal..");

  @ArchTest
  static final ArchRule noJavaSerialization =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectOutputStream");

  @ArchTest
  static final ArchRule everyClassIsAbstractOrFinal =
      classes()
          .that()
          .doNotHaveModifier(JavaModifier.ABSTRACT)
          .and()
          .areNotEnums()
          .and()
          .areNotAnonymousClasses()
          .should()
          .haveModifier(JavaModifier.FINAL)
          .because("what is implemented once is not overridden");

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses classes) {
    assertThat(classes.stream().map(JavaClass::getPackage).distinct())
        .isNotEmpty()
        .allMatch(javaPackage -> javaPackage.isAnnotatedWith(NullMarked.class));
  }
}
