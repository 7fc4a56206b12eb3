package io.hourglass.benchmarks.jmh;

import io.hourglass.Autoencoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From a model file to a model ready for use, checksums included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LoadBenchmark {
  private final Path file = written();

  private static Path written() {
    try {
      Path file = Files.createTempFile("lesson", ".hg");
      LessonModel.of(LessonModel.digits(64)).save(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("no place for a model file", e);
    }
  }

  /** Removes it. */
  @TearDown
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** One load. */
  @Benchmark
  public Autoencoder load() {
    return Autoencoder.load(file);
  }
}
