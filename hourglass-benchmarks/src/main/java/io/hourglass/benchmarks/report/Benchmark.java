package io.hourglass.benchmarks.report;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A benchmark. The class has picocli's {@code @Command}, whose description begins with a line for
 * the list of benchmarks, and fields with {@code @Option} for the options that it alone has.
 */
@FunctionalInterface
public interface Benchmark {
  /**
   * Measures.
   *
   * @throws IllegalArgumentException if an option has a value that cannot be used
   */
  Report run(BenchmarkContext context) throws Exception;

  /** Which of the options that benchmarks share one has besides {@code --json}. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface SharedOptions {
    /** The default of {@code --seeds}; 0 for a benchmark without the option. */
    int seeds() default 0;

    /** The help text of {@code --data}; empty for a benchmark without the option. */
    String data() default "";
  }
}
