package io.hourglass.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.opentest4j.TestAbortedException;

/**
 * A test run on fresh seeds every time. Its {@link SplittableRandom} parameter is its only source
 * of randomness; a failure says how to run that seed again: {@code -Dtests.seed=CAFE}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
@ExtendWith(RandomizedTest.Seeds.class)
public @interface RandomizedTest {
  /** How many seeds to try. */
  int runs() default 20;

  /** The seeds of one test: fresh ones, or the one that is asked for. */
  final class Seeds implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
      return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
        ExtensionContext context) {
      int runs = context.getRequiredTestMethod().getAnnotation(RandomizedTest.class).runs();
      String asked = System.getProperty("tests.seed", "");
      SplittableRandom seeds = new SplittableRandom();
      LongStream chosen =
          asked.isEmpty()
              ? LongStream.generate(seeds::nextLong).limit(runs)
              : LongStream.of(HexFormat.fromHexDigitsToLong(asked));
      return chosen.mapToObj(Run::new);
    }
  }

  /**
   * One run of a test on one seed.
   *
   * @param seed of the test's random numbers
   */
  record Run(long seed)
      implements TestTemplateInvocationContext, ParameterResolver, TestExecutionExceptionHandler {
    @Override
    public String getDisplayName(int index) {
      return "seed " + Long.toHexString(seed);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SplittableRandom.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return new SplittableRandom(seed);
    }

    /** Surefire drops display names, so the failure itself has to carry the seed. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
        throws Throwable {
      if (!(failure instanceof TestAbortedException)) {
        failure.addSuppressed(
            new AssertionError("run it again with -Dtests.seed=" + Long.toHexString(seed)));
      }
      throw failure;
    }
  }
}
