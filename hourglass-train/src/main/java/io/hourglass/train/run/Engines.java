package io.hourglass.train.run;

import io.hourglass.layer.Parameter;
import io.hourglass.network.Architecture;
import io.hourglass.network.Weights;
import io.hourglass.train.engine.Adam;
import io.hourglass.train.engine.Bfloat16;
import io.hourglass.train.engine.Engine;
import io.hourglass.train.engine.Execution;
import io.hourglass.train.engine.StepFunction;
import io.hourglass.train.graph.DesignGraph;
import io.hourglass.train.settings.Training;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Engines for designs. */
final class Engines {
  /** Numbers in a chunk, about: 16 MB, enough that a call's cost does not count. */
  private static final long CHUNK = 4_000_000;

  /** Networks with fewer weights than this run on one thread. */
  private static final long SMALL = 20_000;

  private static final int MOST_THREADS = 8;

  /**
   * Steps an epoch from which it pays to compile them: that takes as long as thousands of steps.
   */
  private static final long WORTH_COMPILING = 48;

  private Engines() {}

  static Engine open(Architecture architecture, Training settings, Weights start, long rows) {
    DesignGraph graph = new DesignGraph(architecture, settings.batch());
    return new Engine(
        new DesignStep(architecture, graph), settings(architecture, settings, rows), start);
  }

  private static Engine.Settings settings(Architecture architecture, Training settings, long rows) {
    long batches = (rows + settings.batch() - 1) / settings.batch();
    return new Engine.Settings(
        new Adam(settings.weightDecay(), settings.clipNorm()),
        settings.batch(),
        stepsPerChunk(architecture, settings.batch(), batches),
        settings.threads() == 0 ? threads(architecture) : settings.threads(),
        settings.seed(),
        execution(architecture, batches),
        settings.bfloat16() && whyFloat32(architecture).isEmpty());
  }

  private static int stepsPerChunk(Architecture architecture, int batch, long batches) {
    long fitting = CHUNK / ((long) batch * architecture.codec().width());
    return (int) Math.max(1, Math.min(batches, fitting));
  }

  /** Why bfloat16 is not used although it is asked for, if there is a reason. */
  static Optional<String> whyFloat32(Architecture architecture) {
    if (!slides(architecture)) {
      return Optional.of("bfloat16 is for convolutions, and the design has none");
    }
    return Bfloat16.isNative()
        ? Optional.empty()
        : Optional.of("this processor has no bfloat16 instructions (avx512_bf16 or amx_bf16)");
  }

  /** Convolutions are oneDNN's, which XLA does not use. */
  private static Execution execution(Architecture architecture, long batches) {
    return slides(architecture) || batches < WORTH_COMPILING
        ? Execution.PER_STEP
        : Execution.LOOP_XLA;
  }

  private static boolean slides(Architecture architecture) {
    return architecture.stages().stream().anyMatch(s -> s.layer().isConvolutional());
  }

  /** Small networks lose more by waking threads than they win. */
  private static int threads(Architecture architecture) {
    boolean small = architecture.parameterCount() < SMALL;
    return small ? 1 : Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
  }

  /** A design's mathematics for the engine. */
  private record DesignStep(Architecture architecture, DesignGraph graph) implements StepFunction {
    @Override
    public List<Parameter> parameters() {
      return architecture.parameters();
    }

    @Override
    public int features() {
      return architecture.codec().width();
    }

    @Override
    public int outputWidth() {
      return architecture.codec().parameters();
    }

    @Override
    public List<String> terms() {
      return graph.terms();
    }

    @Override
    public Losses losses(
        Ops tf,
        Map<String, Operand<TFloat32>> weights,
        Operand<TFloat32> rows,
        StepContext moment) {
      return graph.losses(tf, weights, rows, moment);
    }

    @Override
    public Operand<TFloat32> outputs(
        Ops tf, Map<String, Operand<TFloat32>> weights, Operand<TFloat32> rows) {
      return graph.outputs(tf, weights, rows);
    }
  }
}
