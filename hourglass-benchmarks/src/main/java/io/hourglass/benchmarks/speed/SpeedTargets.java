package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.report.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The targets of Hourglass's speed. */
final class SpeedTargets {
  /** The most microseconds of one row. */
  static final double ROW_MICROS = 12;

  /** The least rows scored in a second. */
  static final double ROWS_PER_SECOND = 400_000;

  private static final String DEBIAN = ".*\\(Debian\\).*";
  private static final String COMPILED = ".*, compiled.*";
  private static final String PYTORCH = "PyTorch.*";
  private static final String LEAN = ".*, lean(,.*)?";
  private static final String LEAN_HALF = ".*, lean-bf16(,.*)?";

  /** How many times faster than the peers whose label is of a pattern. */
  private record RatioTarget(String key, Work work, String than, String pattern, double times) {}

  private static final List<RatioTarget> RATIOS =
      List.of(
          new RatioTarget("w1_debian_pytorch", Work.W1, "Debian's PyTorch", DEBIAN, 1.7),
          new RatioTarget("w1_compiled_pytorch", Work.W1, "compiled PyTorch 2", COMPILED, 1.2),
          new RatioTarget("w1_libtorch", Work.W1, "lean LibTorch", LEAN, 1.0),
          new RatioTarget("w2_libtorch", Work.W2, "lean LibTorch, float32", LEAN, 1.3),
          new RatioTarget("w2_libtorch_bfloat16", Work.W2, "LibTorch, bfloat16", LEAN_HALF, 1.2),
          new RatioTarget("w2_debian_pytorch", Work.W2, "Debian's PyTorch", DEBIAN, 2.0),
          new RatioTarget("w2_dense_pytorch", Work.W2_DENSE, "any PyTorch", PYTORCH, 2.0),
          new RatioTarget("w3_pytorch", Work.W3, "any PyTorch", PYTORCH, 3.5),
          new RatioTarget("w3_libtorch", Work.W3, "lean LibTorch", LEAN, 2.0));

  private SpeedTargets() {}

  /** The targets with what was reached. */
  static List<Target> of(List<SpeedResult> results) {
    List<Target> targets = new ArrayList<>();
    RATIOS.forEach(target -> targets.add(ratio(target, results)));
    Double row = local(Work.W4, results).map(SpeedResult::value).orElse(null);
    targets.add(Target.atMost("w4_row", "W4: microseconds for one row, at most", ROW_MICROS, row));
    Double rows = local(Work.ROWS, results).map(SpeedResult::value).orElse(null);
    targets.add(Target.atLeast("rows", "rows scored per second", ROWS_PER_SECOND, rows, ""));
    return targets;
  }

  private static Target ratio(RatioTarget target, List<SpeedResult> results) {
    Work work = target.work();
    Optional<SpeedResult> peer =
        best(work, results, one -> one.run().label().matches(target.pattern()));
    Double ratio = peer.flatMap(other -> ratio(other, work, results)).orElse(null);
    String text = "%s: times faster than %s".formatted(work.token(), target.than());
    String against = ratio == null ? "" : peer.map(one -> one.run().label()).orElse("");
    return Target.atLeast(target.key(), text, target.times(), ratio, against);
  }

  /** How many times faster the best local result of the same precision is. */
  private static Optional<Double> ratio(SpeedResult peer, Work work, List<SpeedResult> results) {
    return best(work, results, one -> one.run().isLocal() && one.isHalf() == peer.isHalf())
        .map(own -> work.ratio(own.value(), peer.value()));
  }

  /** The best local result, if there is one; of many rows only scores count. */
  static Optional<SpeedResult> local(Work work, List<SpeedResult> results) {
    return best(
        work,
        results,
        one ->
            one.run().isLocal() && (work != Work.ROWS || one.run().setting().startsWith("score")));
  }

  private static Optional<SpeedResult> best(
      Work work, List<SpeedResult> results, Predicate<SpeedResult> which) {
    return results.stream()
        .filter(one -> one.work() == work)
        .filter(which)
        .reduce((a, b) -> work.better(a.value(), b.value()) == a.value() ? a : b);
  }
}
