package io.hourglass.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What Hourglass wants to reach, and whether it does. */
public final class Targets {
  /** What a row may take at most. */
  public static final double ROW_MICROS = 12;

  /** So many rows are to be scored at least. */
  public static final double ROWS_PER_SECOND = 400_000;

  private static final List<Target> RATIOS =
      List.of(
          new Target(
              "w1_debian_pytorch",
              Work.W1,
              "W1: times faster than Debian's PyTorch",
              Targets::isDebians,
              1.7),
          new Target(
              "w1_compiled_pytorch",
              Work.W1,
              "W1: times faster than PyTorch 2 compiled, fused Adam",
              Targets::isCompiled,
              1.2),
          new Target(
              "w1_libtorch", Work.W1, "W1: times faster than lean LibTorch", Targets::isLean, 1.0),
          new Target(
              "w2_libtorch",
              Work.W2,
              "W2: times faster than lean LibTorch, float32",
              Targets::isLean,
              1.3),
          new Target(
              "w2_libtorch_bfloat16",
              Work.W2,
              "W2: times faster than lean LibTorch, bfloat16 on both sides",
              Targets::isHalf,
              1.2),
          new Target(
              "w2_debian_pytorch",
              Work.W2,
              "W2: times faster than Debian's PyTorch",
              Targets::isDebians,
              2.0),
          new Target(
              "w2_dense_pytorch",
              Work.W2_DENSE,
              "dense VAE: times faster than any PyTorch",
              Targets::isPytorch,
              2.0),
          new Target(
              "w3_pytorch", Work.W3, "W3: times faster than any PyTorch", Targets::isPytorch, 3.5),
          new Target(
              "w3_libtorch", Work.W3, "W3: times faster than lean LibTorch", Targets::isLean, 2.0));

  private static final Target ROW =
      new Target("w4_row", Work.W4, "W4: microseconds for one row, below", f -> false, ROW_MICROS);
  private static final Target ROWS =
      new Target(
          "rows", Work.ROWS, "rows scored per second, at least", f -> false, ROWS_PER_SECOND);

  private Targets() {}

  private static boolean isHalf(Figure figure) {
    return figure.setting().equals(LibTorch.HALF) || figure.setting().equals(Hourglass.HALF);
  }

  private static boolean isDebians(Figure figure) {
    return figure.system().endsWith("(Debian)");
  }

  private static boolean isCompiled(Figure figure) {
    return figure.setting().startsWith("compiled");
  }

  private static boolean isPytorch(Figure figure) {
    return figure.system().startsWith("PyTorch");
  }

  private static boolean isLean(Figure figure) {
    return figure.setting().equals("lean");
  }

  /** A verdict for each target. */
  static List<Verdict> verdicts(List<Figure> figures) {
    List<Verdict> verdicts =
        new ArrayList<>(RATIOS.stream().map(target -> ratio(target, figures)).toList());
    Double row = ours(Work.W4, figures).map(Figure::value).orElse(null);
    verdicts.add(Verdict.of(ROW, row, "", row != null && row < ROW.wanted()));
    Double rows = ours(Work.ROWS, figures).map(Figure::value).orElse(null);
    verdicts.add(Verdict.of(ROWS, rows, "", rows != null && rows >= ROWS.wanted()));
    return List.copyOf(verdicts);
  }

  private static Verdict ratio(Target target, List<Figure> figures) {
    Optional<Figure> rival = best(target.work(), figures, target.rival().and(f -> !f.isOurs()));
    boolean isHalf = rival.filter(Targets::isHalf).isPresent();
    Optional<Figure> ours = best(target.work(), figures, f -> f.isOurs() && isHalf(f) == isHalf);
    if (ours.isEmpty() || rival.isEmpty()) {
      return Verdict.of(target, null, "", false);
    }
    double ratio = target.work().ratio(ours.get().value(), rival.get().value());
    return Verdict.of(target, ratio, rival.get().label(), ratio >= target.wanted());
  }

  /** Our best figure, if there is one; of many rows only scores count. */
  static Optional<Figure> ours(Work work, List<Figure> figures) {
    return best(
        work,
        figures,
        figure -> figure.isOurs() && (work != Work.ROWS || figure.setting().startsWith("score")));
  }

  private static Optional<Figure> best(Work work, List<Figure> figures, Predicate<Figure> which) {
    return figures.stream()
        .filter(figure -> figure.work() == work)
        .filter(which)
        .reduce((a, b) -> work.better(a.value(), b.value()) == a.value() ? a : b);
  }
}
