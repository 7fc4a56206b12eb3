package io.hourglass.train.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.design.Design;
import io.hourglass.json.IfAbsent;
import io.hourglass.json.Json;
import io.hourglass.network.Weights;
import io.hourglass.store.StateFile;
import io.hourglass.train.engine.State;
import io.hourglass.train.settings.Training;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run in the middle, on disk. What goes on from it equals what never stopped, to the bit.
 *
 * @param plan what the run was asked to do
 * @param progress of the run
 * @param state weights and moments now
 * @param best weights of the best epoch; the present ones where none was better
 * @param diverged whether the run diverged after this
 */
record Checkpoint(Plan plan, RunState progress, State state, Weights best, boolean diverged) {
  /**
   * The settings that must be equal to resume a run; the number of epochs may grow.
   *
   * @param design the trained design
   * @param training settings, with the number of epochs set to 1
   * @param rows of an epoch
   * @param features of a row
   */
  record Plan(Design design, Training training, long rows, int features) {
    Plan {
      training = training.withEpochs(1);
    }

    /**
     * The same with the learning rate and gradient bound of another: a run that diverged may resume
     * with others.
     */
    private Plan withRateOf(Plan other) {
      Training changed = other.training();
      return new Plan(
          design,
          training.withLearningRate(changed.learningRate()).withClipNorm(changed.clipNorm()),
          rows,
          features);
    }
  }

  private record Head(Plan plan, RunState progress, @IfAbsent("false") boolean diverged) {}

  void save(Path file) {
    Map<String, Weights> arrays = new LinkedHashMap<>();
    arrays.put("weights", state.weights());
    arrays.put("first", state.firstMoments());
    arrays.put("second", state.secondMoments());
    arrays.put("best", best);
    JsonNode json = Json.tree(Json.writeLine(new Head(plan, progress, diverged)), "checkpoint");
    new StateFile(json, arrays).save(file);
  }

  /**
   * Reads a checkpoint and checks that it is of this run.
   *
   * @throws TrainingException if it is of another
   */
  private static void checkSame(Plan before, Plan plan, Path file) {
    if (!before.equals(plan)) {
      throw new TrainingException(
          "%s: was made by another run, with %s; resume with the same data, design and settings, or delete it to start anew"
              .formatted(file, difference(before, plan)));
    }
  }

  static Checkpoint load(Path file, Plan plan) {
    StateFile saved = StateFile.load(file);
    Head head = Json.read(saved.state().toString(), Head.class, file.toString());
    Plan before = head.diverged() ? head.plan().withRateOf(plan) : head.plan();
    checkSame(before, plan, file);
    Weights best = array(saved, "best", file);
    return new Checkpoint(plan, head.progress(), state(saved, head, file), best, head.diverged());
  }

  private static State state(StateFile saved, Head head, Path file) {
    return new State(
        array(saved, "weights", file),
        array(saved, "first", file),
        array(saved, "second", file),
        head.progress().steps());
  }

  private static String difference(Plan before, Plan now) {
    if (before.rows() != now.rows() || before.features() != now.features()) {
      return "%d rows of %d features instead of %d of %d"
          .formatted(before.rows(), before.features(), now.rows(), now.features());
    }
    if (!before.design().equals(now.design())) {
      return "another design";
    }
    return difference(before.training(), now.training());
  }

  private static String difference(Training before, Training now) {
    JsonNode was = Json.tree(Json.writeLine(before), "checkpoint");
    JsonNode is = Json.tree(Json.writeLine(now), "checkpoint");
    return was.properties().stream()
        .filter(setting -> !setting.getValue().equals(is.get(setting.getKey())))
        .map(setting ->
            "%s %s instead of %s"
                .formatted(words(setting.getKey()), setting.getValue(), is.get(setting.getKey())))
        .collect(Collectors.joining(", "));
  }

  /** {@code learningRate} as {@code learning rate}. */
  private static String words(String setting) {
    return setting.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static Weights array(StateFile saved, String name, Path file) {
    Weights array = saved.arrays().get(name);
    if (array == null) {
      throw new TrainingException(
          "%s: not a checkpoint of a training: it has no arrays \"%s\"".formatted(file, name));
    }
    return array;
  }
}
