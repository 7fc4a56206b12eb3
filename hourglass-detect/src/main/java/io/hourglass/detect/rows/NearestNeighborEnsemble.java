package io.hourglass.detect.rows;

import io.hourglass.layer.kernel.Affine;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The distance to the nearest of a few normal rows, a mean over many such teams (LeSiNN of Pang,
 * Ting and Albrecht 2015). It sees what lies between the clusters of normal rows; as teams are
 * small, strange rows among the training data are in few of them, and do not hide each other.
 */
public final class NearestNeighborEnsemble implements Scorer {
  /** Nearer than this share of its own square, a member is taken for the row itself. */
  private static final double ITSELF = 1e-5;

  /** So few members are compared one by one. */
  private static final int FEW = 4;

  private final FeatureSpace frame;
  private final float[] members;
  private final int width;
  private final int team;
  private final int teams;
  private final Affine products;

  /**
   * Of the members of all teams.
   *
   * @param frame in which rows are measured
   * @param members whitened rows side by side, team after team
   * @param width numbers in a whitened row
   * @param team members of each team
   */
  public NearestNeighborEnsemble(FeatureSpace frame, float[] members, int width, int team) {
    if (width < 1 || team < 1 || members.length == 0 || members.length % (width * team) != 0) {
      throw new IllegalArgumentException(
          "teams of %d rows of %d numbers must be whole, and at least one, got %d numbers"
              .formatted(team, width, members.length));
    }
    this.frame = frame;
    this.members = members;
    this.width = width;
    this.team = team;
    this.teams = members.length / width / team;
    this.products = products(members, width, team);
  }

  /**
   * {@code |m|^2 - 2 x m} for every member m: what a squared distance is besides {@code |x|^2}. The
   * first members of all teams, then the second of all, and so on.
   */
  private static Affine products(float[] members, int width, int team) {
    int count = members.length / width;
    float[] kernel = new float[members.length];
    float[] squares = new float[count];
    for (int member = 0; member < count; member++) {
      int to = member % team * (count / team) + member / team;
      double square = 0;
      for (int i = 0; i < width; i++) {
        float value = members[member * width + i];
        kernel[i * count + to] = -2 * value;
        square += (double) value * value;
      }
      squares[to] = (float) square;
    }
    return Affine.of(kernel, squares);
  }

  /**
   * Teams drawn from rows, each without putting back.
   *
   * @param frame in which rows are measured
   * @param look at the rows
   * @param teams how many
   * @param team members of each; half of the rows where there are too few
   */
  public static NearestNeighborEnsemble draw(
      FeatureSpace frame, DetectorInput look, int teams, int team, SplittableRandom random) {
    float[] rows = look.in(frame);
    int count = look.count();
    int width = rows.length / count;
    int size = Math.max(1, Math.min(team, count / 2));
    float[] members = new float[teams * size * width];
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    for (int at = 0; at < teams; at++) {
      for (int i = 0; i < size; i++) {
        int other = i + random.nextInt(count - i);
        int chosen = order[other];
        order[other] = order[i];
        order[i] = chosen;
        System.arraycopy(rows, chosen * width, members, (at * size + i) * width, width);
      }
    }
    return new NearestNeighborEnsemble(frame, members, width, size);
  }

  /** In which rows are measured. */
  public FeatureSpace frame() {
    return frame;
  }

  /** Numbers in a whitened row. */
  int width() {
    return width;
  }

  /** Members of all teams, whitened rows side by side. */
  public float[] members() {
    return members.clone();
  }

  /** Members of each team. */
  public int team() {
    return team;
  }

  @Override
  public double[] score(DetectorInput look) {
    float[] whitened = look.in(frame);
    int count = look.count();
    double[] scores = new double[count];
    float[] own = new float[products.outputs()];
    for (int row = 0; row < count; row++) {
      products.applyToRow(whitened, row * width, own);
      scores[row] = meanOfNearest(own, square(whitened, row));
    }
    return scores;
  }

  private double square(float[] rows, int row) {
    double sum = 0;
    for (int i = row * width; i < (row + 1) * width; i++) {
      sum += (double) rows[i] * rows[i];
    }
    return sum;
  }

  private double meanOfNearest(float[] products, double square) {
    float[] nearest = nearest(products);
    double sum = 0;
    for (int at = 0; at < teams; at++) {
      float product = nearest[at];
      boolean isItself = team > 1 && square + product <= ITSELF * square;
      double distance = square + (isItself ? second(products, at) : product);
      sum += Math.sqrt(Math.max(0, distance));
    }
    return sum / teams;
  }

  /**
   * The least product of each team. A quarter of the members against the others, again and again.
   */
  private float[] nearest(float[] products) {
    float[] from = products;
    while (from.length > FEW * teams && from.length % (4 * teams) == 0) {
      float[] to = new float[from.length / 4];
      lower(from, to);
      from = to;
    }
    float[] least = Arrays.copyOf(from, teams);
    for (int member = teams; member < from.length; member += teams) {
      for (int at = 0; at < teams; at++) {
        // none is NaN, and a comparison takes half as long as Math.min
        least[at] = from[member + at] < least[at] ? from[member + at] : least[at];
      }
    }
    return least;
  }

  /** Java turns this into vector instructions, which it does not do with comparisons. */
  private static void lower(float[] from, float[] to) {
    int second = to.length;
    int third = 2 * to.length;
    int fourth = 3 * to.length;
    for (int i = 0; i < to.length; i++) {
      float a = Math.min(from[i], from[second + i]);
      float b = Math.min(from[third + i], from[fourth + i]);
      to[i] = Math.min(a, b);
    }
  }

  /** The second least of a team whose nearest is the row itself: that is not its own neighbour. */
  private float second(float[] products, int at) {
    float least = Float.POSITIVE_INFINITY;
    float second = Float.POSITIVE_INFINITY;
    for (int i = at; i < products.length; i += teams) {
      second = Math.min(second, Math.max(least, products[i]));
      least = Math.min(least, products[i]);
    }
    return second;
  }
}
