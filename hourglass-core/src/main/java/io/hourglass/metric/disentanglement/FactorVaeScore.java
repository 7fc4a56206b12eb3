package io.hourglass.metric.disentanglement;

import io.hourglass.codec.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The score of FactorVAE (Kim and Mnih 2018). Rows that share the level of one factor should share
 * one number of the code: the number that varies least among such rows, compared with all rows,
 * votes for the factor. The score is the share of votes that the majority of earlier votes of that
 * number foretells. Guessing comes to 1 / number of factors.
 *
 * <p>Numbers of the code that hardly vary, by less than a twentieth of the one that varies most,
 * are collapsed and have no vote.
 *
 * @param score 0 to 1
 * @param votes {@code [latent][factor]}, those by which the majority was set
 */
public record FactorVaeScore(double score, int[][] votes) {
  private static final int VOTES = 5_000;
  private static final int ROWS_A_VOTE = 64;
  private static final double COLLAPSED = 0.05;

  /**
   * Of codes and the factors of their rows.
   *
   * @param seed the same gives the same votes
   * @throws IllegalArgumentException if a factor has not a level for each code, no level of it
   *     occurs twice, or a code is not finite
   */
  public static FactorVaeScore of(Rows codes, List<Factor> factors, long seed) {
    FactorInputs.check(codes, factors);
    Ballot ballot = new Ballot(codes, factors, new SplittableRandom(seed));
    int[][] votes = ballot.votes();
    int[][] others = ballot.votes();
    int foretold = 0;
    for (int latent = 0; latent < codes.width(); latent++) {
      int majority = 0;
      for (int factor = 1; factor < factors.size(); factor++) {
        majority = votes[latent][factor] > votes[latent][majority] ? factor : majority;
      }
      foretold += others[latent][majority];
    }
    return new FactorVaeScore((double) foretold / VOTES, votes);
  }

  /** Draws rows with one factor fixed and has them vote. */
  private static final class Ballot {
    private final Rows codes;
    private final List<List<int[]>> groups;
    private final double[] variances;
    private final int[] active;
    private final SplittableRandom random;

    Ballot(Rows codes, List<Factor> factors, SplittableRandom random) {
      this.codes = codes;
      this.groups = factors.stream().map(Ballot::groups).toList();
      this.random = random;
      int[] all = IntStream.range(0, codes.rows()).toArray();
      this.variances =
          IntStream.range(0, codes.width()).mapToDouble(i -> variance(all, i)).toArray();
      double greatest =
          IntStream.range(0, variances.length).mapToDouble(i -> variances[i]).max().orElse(0);
      this.active =
          IntStream.range(0, variances.length)
              .filter(i -> variances[i] > COLLAPSED * COLLAPSED * greatest)
              .toArray();
    }

    /** Rows of one level each, of levels that occur at least twice. */
    private static List<int[]> groups(Factor factor) {
      List<int[]> groups = new ArrayList<>();
      for (int level = 0; level < factor.count(); level++) {
        int wanted = level;
        int[] rows =
            IntStream.range(0, factor.rows())
                .filter(row -> factor.levels()[row] == wanted)
                .toArray();
        if (rows.length > 1) {
          groups.add(rows);
        }
      }
      if (groups.isEmpty()) {
        throw new IllegalArgumentException(
            "some level of factor \"%s\" must occur in at least 2 rows, got %d rows, each of its own level"
                .formatted(factor.name(), factor.rows()));
      }
      return groups;
    }

    int[][] votes() {
      int[][] votes = new int[codes.width()][groups.size()];
      for (int vote = 0; vote < VOTES && active.length > 0; vote++) {
        int factor = random.nextInt(groups.size());
        int[] group = groups.get(factor).get(random.nextInt(groups.get(factor).size()));
        int[] rows =
            IntStream.range(0, ROWS_A_VOTE).map(i -> group[random.nextInt(group.length)]).toArray();
        votes[steadiest(rows)][factor]++;
      }
      return votes;
    }

    private int steadiest(int[] rows) {
      int steadiest = active[0];
      double least = Double.POSITIVE_INFINITY;
      for (int latent : active) {
        double share = variance(rows, latent) / variances[latent];
        if (share < least) {
          least = share;
          steadiest = latent;
        }
      }
      return steadiest;
    }

    private double variance(int[] rows, int latent) {
      double sum = 0;
      double squares = 0;
      double first = codes.values()[rows[0] * codes.width() + latent];
      for (int row : rows) {
        double value = codes.values()[row * codes.width() + latent] - first;
        sum += value;
        squares += value * value;
      }
      return Math.max(0, squares - sum * sum / rows.length) / (rows.length - 1);
    }
  }
}
