package io.hourglass.benchmarks.vae;

import io.hourglass.benchmarks.process.Columns;
import java.util.ArrayList;
import java.util.List;

/**
 * Rate against distortion, in nats a test picture.
 *
 * @param data pictures
 * @param rows learned from
 * @param epochs of training
 * @param points by beta, ascending
 * @param mean distortion of the mean picture, whose rate is 0
 */
record RateDistortionResult(String data, int rows, int epochs, List<Point> points, double mean) {
  RateDistortionResult {
    points = List.copyOf(points);
  }

  /**
   * One training.
   *
   * @param beta weight of the KL term
   * @param rate what the code costs
   * @param distortion what the picture costs then
   */
  record Point(double beta, double rate, double distortion) {}

  /** As people read it. */
  String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("", "rate", "distortion", "sum"));
    for (Point point : points) {
      lines.add(
          line(
              "beta " + DisentanglementResult.plain(point.beta()),
              point.rate(),
              point.distortion()));
    }
    lines.add(line("the mean picture", 0, mean));
    return "%s, %,d pictures, %d epochs; nats per test picture%n".formatted(data, rows, epochs)
        + Columns.of(lines);
  }

  private static List<String> line(String name, double rate, double distortion) {
    return List.of(
        name,
        DisentanglementResult.nats(rate),
        DisentanglementResult.nats(distortion),
        DisentanglementResult.nats(rate + distortion));
  }
}
