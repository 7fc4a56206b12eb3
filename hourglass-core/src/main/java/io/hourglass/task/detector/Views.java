package io.hourglass.task.detector;

import java.util.ArrayList;
import java.util.List;

/**
 * The ways in which a detector looks at rows. A row's score is the mean of where it stands among
 * normal rows in each.
 *
 * @param ellipsoid far out from the centre
 * @param neighbours far from any normal row
 * @param reconstruction not as the autoencoder expects
 */
public record Views(Ellipsoid ellipsoid, Neighbours neighbours, Reconstruction reconstruction) {
  /** With an ellipsoid of the same width. */
  public static Views of(Neighbours neighbours, Reconstruction reconstruction) {
    return new Views(
        new Ellipsoid(reconstruction.autoencoder().codec().width()), neighbours, reconstruction);
  }

  /** All of them, in order. */
  List<View> all() {
    return List.of(ellipsoid, neighbours, reconstruction);
  }

  /** Of the scores of whitened normal rows in every view. */
  List<Standing> standings(float[] whitened, int count) {
    return all().stream().map(view -> Standing.among(view.score(whitened, count))).toList();
  }

  /** Mean standing of whitened rows. */
  double[] score(float[] whitened, int count, List<Standing> standings) {
    List<double[]> scores = new ArrayList<>();
    all().forEach(view -> scores.add(view.score(whitened, count)));
    double[] mean = new double[count];
    for (int row = 0; row < count; row++) {
      for (int view = 0; view < standings.size(); view++) {
        mean[row] += standings.get(view).of(scores.get(view)[row]) / standings.size();
      }
    }
    return mean;
  }
}
