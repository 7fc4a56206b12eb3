package io.hourglass.benchmarks.jmh;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** Raw rows to encoded ones: time a row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EncodeBenchmark {
  private static final int ROWS = 4096;

  private final Table digits = LessonModel.digits(ROWS);
  private final Codec ofDigits = CodecFit.defaults().fit(TableSource.of(digits)).codec();
  private final Table payments = payments();
  private final Codec ofPayments = CodecFit.defaults().fit(TableSource.of(payments)).codec();
  private final Map<String, Object> record = Map.of("amount", 912.4, "country", "country 3");

  private static Table payments() {
    SplittableRandom random = new SplittableRandom(1);
    double[] amounts = random.doubles(ROWS, 0, 1000).toArray();
    List<String> countries =
        IntStream.range(0, ROWS).mapToObj(row -> "country " + random.nextInt(20)).toList();
    return new Table(
        "payments",
        List.of(new NumericColumn("amount", amounts), CategoricalColumn.of("country", countries)));
  }

  /** Pictures of 784 pixels. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Rows pictures() {
    return ofDigits.encode(digits);
  }

  /** A number and a category with 20 levels. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Rows table() {
    return ofPayments.encode(payments);
  }

  /** The same as a map of one record. */
  @Benchmark
  public float[] record() {
    return ofPayments.encode(record);
  }
}
