package io.hourglass.train.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.hourglass.setting.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The progress of a run: with the engine's state, everything that a checkpoint holds.
 *
 * @param epoch number of the epoch in progress, from 1
 * @param chunks chunks of it that are done
 * @param steps taken since the beginning of the run
 * @param rows trained on in this epoch
 * @param sums of the loss over those rows, by term
 * @param history of the epochs that are done
 * @param bestEpoch number of the epoch with the lowest loss, 0 before there is one
 * @param reductions number of reductions of the rate by the plateau schedule
 * @param reducedAt the epoch after which it last did
 */
@Settings
record RunState(
    int epoch,
    long chunks,
    long steps,
    long rows,
    Map<String, Double> sums,
    List<Epoch> history,
    int bestEpoch,
    int reductions,
    int reducedAt)
    implements RunStateBuilder.With {
  RunState {
    sums = Map.copyOf(sums);
    history = List.copyOf(history);
  }

  static RunState start() {
    return new RunState(1, 0, 0, 0, Map.of(), List.of(), 0, 0, 0);
  }

  /** After one chunk more. */
  RunState plus(long moreSteps, long moreRows, Map<String, Double> moreSums) {
    Map<String, Double> added = new LinkedHashMap<>(sums);
    moreSums.forEach((term, sum) -> added.merge(term, sum, Double::sum));
    return withChunks(chunks + 1)
        .withSteps(steps + moreSteps)
        .withRows(rows + moreRows)
        .withSums(added);
  }

  /** At the beginning of this epoch, before its first step. */
  RunState rewound(long step) {
    return withChunks(0).withSteps(step).withRows(0).withSums(Map.of());
  }

  /** At the beginning of the next epoch. */
  RunState closed(Epoch done, int plateauPatience) {
    boolean better = bestEpoch == 0 || done.monitored() < history.get(bestEpoch - 1).monitored();
    int best = better ? epoch : bestEpoch;
    boolean reduces = plateauPatience > 0 && epoch - Math.max(best, reducedAt) >= plateauPatience;
    RunState next =
        rewound(steps).withEpoch(epoch + 1).withHistory(historyWith(done)).withBestEpoch(best);
    return reduces ? next.withReductions(reductions + 1).withReducedAt(epoch) : next;
  }

  private List<Epoch> historyWith(Epoch done) {
    List<Epoch> all = new ArrayList<>(history);
    all.add(done);
    return all;
  }

  /** Mean loss over this epoch's rows so far, by term. */
  @JsonIgnore
  Map<String, Double> means() {
    Map<String, Double> means = new LinkedHashMap<>();
    new TreeMap<>(sums).forEach((term, sum) -> means.put(term, sum / rows));
    return means;
  }

  /** The objective. */
  @JsonIgnore
  double loss() {
    return means().getOrDefault("loss", 0.0);
  }

  /** The parts of the loss: the terms with a plain name. */
  @JsonIgnore
  Map<String, Double> terms() {
    Map<String, Double> terms = new LinkedHashMap<>(means());
    terms.keySet().removeIf(name -> name.equals("loss") || name.endsWith("]"));
    return terms;
  }

  /** The KL cost of every latent dimension: the terms {@code kl[0]}, {@code kl[1]} and so on. */
  @JsonIgnore
  List<Double> klPerLatent() {
    Map<String, Double> means = means();
    return IntStream.range(0, means.size())
        .mapToObj(i -> "kl[" + i + "]")
        .takeWhile(means::containsKey)
        .map(means::get)
        .toList();
  }

  /** Whether the last epoch that is done was the best so far. */
  @JsonIgnore
  boolean isBest() {
    return bestEpoch == epoch - 1;
  }

  /** Epochs since the best. */
  @JsonIgnore
  int sinceBest() {
    return epoch - 1 - bestEpoch;
  }
}
