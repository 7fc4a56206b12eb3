package io.hourglass.task.detector;

import java.util.ArrayList;
import java.util.List;

/**
 * The ways in which a detector looks at rows. A row's score is the weighted mean of where it stands
 * among normal rows in each.
 *
 * @param tails values that are rare by themselves
 * @param neighbours far from any normal row
 * @param reconstruction not as the autoencoder expects
 */
public record Views(Tails tails, Neighbours neighbours, Reconstruction reconstruction) {
  /** All of them, in order. */
  List<View> all() {
    return List.of(tails, neighbours, reconstruction);
  }

  /** Of the scores of normal rows in every view. */
  List<Standing> standings(Look normal) {
    return all().stream().map(view -> Standing.among(view.score(normal))).toList();
  }

  /** Mean standing of rows. */
  double[] score(Look rows, List<Standing> standings) {
    List<double[]> scores = new ArrayList<>();
    all().forEach(view -> scores.add(view.score(rows)));
    double weights = all().stream().mapToDouble(View::weight).sum();
    double[] mean = new double[rows.count()];
    for (int row = 0; row < mean.length; row++) {
      for (int view = 0; view < standings.size(); view++) {
        double weight = all().get(view).weight() / weights;
        mean[row] += weight * standings.get(view).of(scores.get(view)[row]);
      }
    }
    return mean;
  }
}
