package io.hourglass.benchmarks;

import io.hourglass.benchmarks.detection.AnomaliesBenchmark;
import io.hourglass.benchmarks.detection.DetectionBenchmark;
import io.hourglass.benchmarks.detection.EcgBenchmark;
import io.hourglass.benchmarks.detection.ImagesBenchmark;
import io.hourglass.benchmarks.detection.NabBenchmark;
import io.hourglass.benchmarks.model.DenoisingBenchmark;
import io.hourglass.benchmarks.model.DisentanglementBenchmark;
import io.hourglass.benchmarks.model.LikelihoodBenchmark;
import io.hourglass.benchmarks.model.RateDistortionBenchmark;
import io.hourglass.benchmarks.reasons.ReasonsBenchmark;
import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkCommand;
import io.hourglass.benchmarks.speed.DetectSpeedBenchmark;
import io.hourglass.benchmarks.speed.ForwardBenchmark;
import io.hourglass.benchmarks.speed.ScaleBenchmark;
import io.hourglass.benchmarks.speed.SpeedBenchmark;
import io.hourglass.cli.command.bench.BenchmarkProvider;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/** All benchmarks, for {@code hourglass bench}. */
public final class Benchmarks implements BenchmarkProvider {
  private static final List<Supplier<Benchmark>> ALL =
      List.of(
          AnomaliesBenchmark::new,
          DetectionBenchmark::new,
          ImagesBenchmark::new,
          EcgBenchmark::new,
          NabBenchmark::new,
          ReasonsBenchmark::new,
          SpeedBenchmark::new,
          DetectSpeedBenchmark::new,
          ForwardBenchmark::new,
          ScaleBenchmark::new,
          LikelihoodBenchmark::new,
          DenoisingBenchmark::new,
          DisentanglementBenchmark::new,
          RateDistortionBenchmark::new);

  @Override
  public List<CommandLine> benchmarks() {
    return ALL.stream().map(Supplier::get).map(BenchmarkCommand::of).toList();
  }
}
