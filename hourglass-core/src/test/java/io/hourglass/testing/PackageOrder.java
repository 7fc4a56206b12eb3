package io.hourglass.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;

/** The packages of a module in an order in which each uses only those before it. */
public final class PackageOrder {
  private PackageOrder() {}

  /** Fails if a package has no place in the order, or uses one that comes after it. */
  public static void check(JavaClasses classes, List<String> order) {
    assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
        .as("packages of the module, each with a place in the order")
        .containsExactlyInAnyOrderElementsOf(order);
    for (int place = 0; place < order.size() - 1; place++) {
      noClasses()
          .that()
          .resideInAPackage(order.get(place))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(order.subList(place + 1, order.size()).toArray(String[]::new))
          .check(classes);
    }
  }
}
