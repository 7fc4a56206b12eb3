package io.hourglass.benchmarks.jmh;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.network.Scores;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Encoded rows through the lesson's model: time a row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RowsBenchmark {
  private static final int BLOCK = 32;
  private static final int BATCH = 16_384;

  private final Table digits = LessonModel.digits(BATCH);
  private final Autoencoder model = LessonModel.of(digits);
  private final Rows batch = model.codec().encode(digits);
  private final Rows block =
      new Rows(Arrays.copyOf(batch.values(), BLOCK * batch.width()), batch.width());

  /** Few enough for one thread. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public Scores scoreBlock() {
    return model.score(block);
  }

  /** On all cores. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Scores scoreBatch() {
    return model.score(batch);
  }
}
