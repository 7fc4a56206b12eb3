package io.hourglass.metric.disentanglement;

import io.hourglass.codec.Rows;
import io.hourglass.linalg.Indices;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * FactorVAE score (Kim and Mnih 2018). Among rows that share the level of one factor, the latent
 * dimension with the lowest variance relative to all rows votes for the factor. The score is the
 * accuracy of the majority-vote classifier on further votes. Guessing scores 1 / number of factors.
 *
 * <p>Collapsed latent dimensions, with a standard deviation below a twentieth of the largest, have
 * no vote.
 *
 * @param score 0 to 1
 * @param votes the votes of the classifier: a row for each latent dimension, a column for each
 *     factor
 */
public record FactorVaeScore(double score, List<List<Integer>> votes) {
  private static final int VOTES = 5_000;
  private static final int ROWS_PER_VOTE = 64;
  private static final double COLLAPSED = 0.05;

  public FactorVaeScore {
    votes = votes.stream().map(List::copyOf).toList();
  }

  /**
   * Scores latent codes by the factors of their rows.
   *
   * @param seed the same seed gives the same votes
   * @throws IllegalArgumentException if a factor does not have a level for each code, no level of
   *     it occurs twice, or a code is not finite
   */
  public static FactorVaeScore of(Rows codes, List<Factor> factors, long seed) {
    FactorInputs.check(codes, factors);
    Voting voting = new Voting(codes, factors, new SplittableRandom(seed));
    int[][] votes = voting.votes();
    int[][] others = voting.votes();
    return new FactorVaeScore((double) correct(votes, others) / VOTES, lists(votes));
  }

  private static int correct(int[][] votes, int[][] others) {
    int correct = 0;
    for (int latent = 0; latent < votes.length; latent++) {
      int[] own = votes[latent];
      correct += others[latent][Indices.argMax(own.length, factor -> own[factor])];
    }
    return correct;
  }

  private static List<List<Integer>> lists(int[][] votes) {
    return Arrays.stream(votes).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  /** Samples rows with one factor fixed, and votes. */
  private static final class Voting {
    private final Rows codes;
    private final List<List<int[]>> groups;
    private final double[] variances;
    private final int[] active;
    private final SplittableRandom random;

    Voting(Rows codes, List<Factor> factors, SplittableRandom random) {
      this.codes = codes;
      this.groups = factors.stream().map(Voting::groups).toList();
      this.random = random;
      this.variances = new double[codes.width()];
      int[] all = IntStream.range(0, codes.rows()).toArray();
      Arrays.setAll(variances, latent -> variance(all, latent));
      this.active = active(variances);
    }

    private static int[] active(double[] variances) {
      double greatest = Arrays.stream(variances).max().orElse(0);
      return IntStream.range(0, variances.length)
          .filter(i -> variances[i] > COLLAPSED * COLLAPSED * greatest)
          .toArray();
    }

    /** Rows by level, of levels that occur at least twice. */
    private static List<int[]> groups(Factor factor) {
      List<int[]> groups =
          IntStream.range(0, factor.count())
              .mapToObj(level -> rows(factor, level))
              .filter(rows -> rows.length > 1)
              .toList();
      checkSome(groups, factor);
      return groups;
    }

    private static void checkSome(List<int[]> groups, Factor factor) {
      if (groups.isEmpty()) {
        throw new IllegalArgumentException(
            "some level of factor \"%s\" must occur in at least 2 rows, got %d rows, each of its own level"
                .formatted(factor.name(), factor.rows()));
      }
    }

    private static int[] rows(Factor factor, int level) {
      return IntStream.range(0, factor.rows()).filter(row -> factor.level(row) == level).toArray();
    }

    int[][] votes() {
      int[][] votes = new int[codes.width()][groups.size()];
      for (int vote = 0; vote < VOTES && active.length > 0; vote++) {
        int factor = random.nextInt(groups.size());
        int[] group = groups.get(factor).get(random.nextInt(groups.get(factor).size()));
        votes[leastVarying(sample(group))][factor]++;
      }
      return votes;
    }

    private int[] sample(int[] group) {
      return IntStream.range(0, ROWS_PER_VOTE)
          .map(i -> group[random.nextInt(group.length)])
          .toArray();
    }

    private int leastVarying(int[] rows) {
      double[] shares =
          Arrays.stream(active)
              .mapToDouble(latent -> variance(rows, latent) / variances[latent])
              .toArray();
      return active[Indices.argMax(shares.length, i -> -shares[i])];
    }

    private double variance(int[] rows, int latent) {
      double sum = 0;
      double squares = 0;
      for (int row : rows) {
        double value = codes.at(row, latent) - (double) codes.at(rows[0], latent);
        sum += value;
        squares += value * value;
      }
      return Math.max(0, squares - sum * sum / rows.length) / (rows.length - 1);
    }
  }
}
