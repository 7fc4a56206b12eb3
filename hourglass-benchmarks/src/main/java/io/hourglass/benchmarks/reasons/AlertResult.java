package io.hourglass.benchmarks.reasons;

import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.score.Basis;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Reasons of real alerts, at most three each.
 *
 * @param name of the data
 * @param alerts that are explained
 * @param reasons of all of these
 */
record AlertResult(String name, int alerts, List<List<Reason>> reasons) {
  private static final int MOST_ALERTS = 2_000;
  private static final int REASONS = 3;

  /** Explains the alerts among rows. */
  static AlertResult of(String name, RowDetector detector, Table rows) {
    Detections scored = detector.score(rows);
    int[] alerts =
        IntStream.range(0, scored.rows()).filter(scored::isAnomaly).limit(MOST_ALERTS).toArray();
    Detections explained = detector.session().next(rows.select(alerts), 0, REASONS);
    return new AlertResult(
        name,
        alerts.length,
        IntStream.range(0, alerts.length).mapToObj(explained::reasons).toList());
  }

  private long count(Predicate<Reason> isSo) {
    return reasons.stream().flatMap(List::stream).filter(isSo).count();
  }

  private long firsts(Predicate<Reason> isSo) {
    return reasons.stream().filter(of -> !of.isEmpty()).map(of -> of.get(0)).filter(isSo).count();
  }

  private static boolean hasInterval(Reason reason) {
    return !reason.low().equals(reason.high());
  }

  private static boolean isAtEnd(Reason reason) {
    return hasInterval(reason)
        && (reason.expected().equals(reason.low()) || reason.expected().equals(reason.high()));
  }

  private static boolean isInside(Reason reason) {
    if (!hasInterval(reason)) {
      return reason.actual().equals(reason.expected());
    }
    double actual =
        reason.actual().equals("missing") ? Double.NaN : Double.parseDouble(reason.actual());
    return actual >= Double.parseDouble(reason.low())
        && actual <= Double.parseDouble(reason.high());
  }

  private static boolean hasNoShare(Reason reason) {
    return !(reason.share() > 0 && reason.share() <= 1);
  }

  /** The results as a table. */
  static ResultTable<?> table(List<AlertResult> results) {
    return ResultTable.of("alerts", "Reasons of real alerts, at most three each", results)
        .text("dataset", AlertResult::name)
        .count("alerts", AlertResult::alerts)
        .count("reasons", one -> one.count(reason -> true))
        .count("with interval", one -> one.count(AlertResult::hasInterval))
        .count("first at an end", one -> one.firsts(AlertResult::isAtEnd))
        .count("at an end", one -> one.count(AlertResult::isAtEnd))
        .count("inside", one -> one.count(AlertResult::isInside))
        .count("share not in (0, 1]", one -> one.count(AlertResult::hasNoShare))
        .count("column alone", one -> one.count(r -> r.basis() == Basis.COLUMN_ALONE))
        .count("combination", one -> one.count(r -> r.basis() == Basis.COMBINATION))
        .count("none", one -> one.reasons().stream().filter(List::isEmpty).count());
  }
}
