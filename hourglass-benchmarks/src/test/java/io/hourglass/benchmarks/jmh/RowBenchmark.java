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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One encoded row through the lesson's model, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RowBenchmark {
  private static final int ROWS = 1024;

  private final Table digits = LessonModel.digits(ROWS);
  private final Autoencoder model = LessonModel.of(digits);
  private final float[] all = model.codec().encode(digits).values();
  private final int width = model.codec().width();
  private int next;

  private float[] row() {
    next = (next + 1) % ROWS;
    return Arrays.copyOfRange(all, next * width, (next + 1) * width);
  }

  /** What the others include: a copy of a row. */
  @Benchmark
  public float[] copy() {
    return row();
  }

  /** Half the network: to the code. */
  @Benchmark
  public float[] encode() {
    return model.network().encode(row());
  }

  /** The whole network: to the likelihood's parameters. */
  @Benchmark
  public float[] outputs() {
    return model.network().outputs(row());
  }

  /** And what is made of them: nats and squared error. */
  @Benchmark
  public Scores score() {
    return model.score(new Rows(row(), width));
  }
}
