package io.hourglass.task.detector;

import java.util.List;

/**
 * The ways in which a detector looks at rows. A row's score is the weighted mean of where it stands
 * among normal rows in each.
 *
 * @param tails values that are rare by themselves
 * @param neighbours far from any normal row
 * @param bentNeighbours the same where every feature was bent first
 * @param reconstruction not as the autoencoders expect
 */
public record Views(
    Tails tails, Neighbours neighbours, Neighbours bentNeighbours, Reconstruction reconstruction) {
  public Views {
    int width = tails.width();
    if (neighbours.width() != width
        || bentNeighbours.width() != width
        || reconstruction.width() != width) {
      throw new IllegalArgumentException(
          "all views must be of %d features, got %d, %d and %d"
              .formatted(
                  width, neighbours.width(), bentNeighbours.width(), reconstruction.width()));
    }
    if (neighbours.frame() == bentNeighbours.frame()) {
      throw new IllegalArgumentException("neighbours must be in two frames, got one");
    }
  }

  /** A view and how much it counts. */
  private record Weighted(View view, double weight) {}

  /** All of them, in order; distance where no long tail rules it counts most. */
  private List<Weighted> all() {
    return List.of(
        new Weighted(tails, 1),
        new Weighted(neighbours, 1),
        new Weighted(bentNeighbours, 2.5),
        new Weighted(reconstruction, 1));
  }

  /** Of the scores of normal rows in every view. */
  List<Standing> standings(Look normal) {
    return all().stream().map(one -> Standing.among(one.view().score(normal))).toList();
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
    List<Weighted> views = all();
    double weights = views.stream().mapToDouble(Weighted::weight).sum();
    double[] mean = new double[rows.count()];
    for (int i = 0; i < views.size(); i++) {
      double[] scores = views.get(i).view().score(rows);
      double weight = views.get(i).weight() / weights;
      for (int row = 0; row < mean.length; row++) {
        mean[row] += weight * standings.get(i).of(scores[row]);
      }
    }
    return mean;
  }
}
