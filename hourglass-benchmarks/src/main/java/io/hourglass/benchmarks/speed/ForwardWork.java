package io.hourglass.benchmarks.speed;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.DesignText;
import io.hourglass.network.Architecture;
import io.hourglass.network.Network;
import io.hourglass.network.Weights;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Forward passes of a design on images of 28 x 28, by plain Java and by TensorFlow in turn. The
 * weights are those that a training would start from: what they are does not matter for the time,
 * but that a relu makes zeros of half of the values, as it does in a trained network.
 */
final class ForwardWork {
  private static final long WARM_UP_NANOS = 4_000_000_000L;
  private static final long ROUND_NANOS = 100_000_000L;
  private static final int LEAST_CALLS = 3;

  private ForwardWork() {}

  /** Prints a line of figures for every batch. Arguments: design, rounds, batches. */
  static void measure(List<String> arguments, PrintWriter out) {
    String design = arguments.get(0);
    int rounds = LocalWorker.number(arguments, 1);
    List<Integer> batches = Stream.of(arguments.get(2).split(",")).map(Integer::valueOf).toList();
    int most = batches.stream().mapToInt(Integer::intValue).max().orElse(1);
    Model model = Model.of(design, GrayImages.strokes(most));
    for (int batch : batches) {
      out.printf("forward design=%s %s%n", design, model.figures(batch, rounds));
    }
  }

  /** A network that is not trained, and rows for it. */
  private record Model(Architecture architecture, Weights weights, Rows rows) {
    static Model of(String design, Table table) {
      Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
      Architecture architecture = Architecture.of(DesignText.parse(design, table.schema()), codec);
      Weights weights = Weights.start(architecture.parameters(), 1);
      return new Model(architecture, weights, codec.encode(table));
    }

    String figures(int batch, int rounds) {
      Network network = new Network(architecture, weights);
      float[] values = rows.slice(0, batch).values();
      try (FrozenGraph frozen = new FrozenGraph(architecture, weights, rows.slice(0, batch))) {
        double worst = difference(network.outputs(values), frozen.outputs());
        Times times = times(() -> network.outputs(values), frozen::run, rounds);
        return times.text(batch, worst);
      }
    }
  }

  /** Medians over the rounds. */
  private record Times(double java, double tensorflow, double ratio) {
    String text(int rows, double worst) {
      return String.format(
          Locale.ROOT,
          "batch=%d java=%.3f tensorflow=%.3f ratio=%.4f difference=%.3g",
          rows,
          java / rows,
          tensorflow / rows,
          ratio,
          worst);
    }
  }

  /** In turn, so that what slows the machine for a while slows both. */
  private static Times times(Runnable java, Runnable tensorflow, int rounds) {
    List<Double> local = new ArrayList<>();
    List<Double> peer = new ArrayList<>();
    micros(java, WARM_UP_NANOS);
    micros(tensorflow, WARM_UP_NANOS / 4);
    for (int round = 0; round < rounds; round++) {
      local.add(micros(java, ROUND_NANOS));
      peer.add(micros(tensorflow, ROUND_NANOS));
    }
    return new Times(Timing.median(local), Timing.median(peer), ratio(local, peer));
  }

  private static double ratio(List<Double> local, List<Double> peer) {
    IntStream rounds = IntStream.range(0, local.size());
    return Timing.median(rounds.mapToDouble(i -> local.get(i) / peer.get(i)));
  }

  /** The median call of some time. */
  private static double micros(Runnable call, long nanos) {
    List<Double> micros = new ArrayList<>();
    for (long begun = System.nanoTime(), now = begun;
        now - begun < nanos || micros.size() < LEAST_CALLS; ) {
      call.run();
      long ended = System.nanoTime();
      micros.add((ended - now) / 1e3);
      now = ended;
    }
    return Timing.median(micros);
  }

  /** The greatest, as a share of the greatest output or of 1, whichever is more. */
  private static double difference(float[] local, float[] peer) {
    double worst = 0;
    double greatest = 1;
    for (int i = 0; i < local.length; i++) {
      greatest = Math.max(greatest, Math.abs(peer[i]));
      // a NaN on either side must not pass
      double own = Math.abs((double) local[i] - peer[i]);
      worst = own <= worst ? worst : own;
    }
    return worst / greatest;
  }
}
