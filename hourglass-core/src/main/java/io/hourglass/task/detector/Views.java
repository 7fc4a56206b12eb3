package io.hourglass.task.detector;

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

  /** Refuses standings that are not one a view. */
  void check(List<Standing> standings) {
    if (standings.size() != all().size()) {
      throw new IllegalArgumentException(
          "there must be a standing for each of %d views, got %d"
              .formatted(all().size(), standings.size()));
    }
  }

  /** Mean standing of rows. */
  double[] score(Look rows, List<Standing> standings) {
    List<View> views = all();
    double weights = views.stream().mapToDouble(View::weight).sum();
    double[] mean = new double[rows.count()];
    for (int i = 0; i < views.size(); i++) {
      double[] scores = views.get(i).score(rows);
      double weight = views.get(i).weight() / weights;
      for (int row = 0; row < mean.length; row++) {
        mean[row] += weight * standings.get(i).of(scores[row]);
      }
    }
    return mean;
  }
}
