package io.hourglass.train;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.design.Design;
import io.hourglass.json.Json;
import io.hourglass.network.Weights;
import io.hourglass.store.StateFile;
import io.hourglass.train.engine.State;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run in the middle, on disk. What goes on from it equals what never stopped, to the bit.
 *
 * @param plan what the run was asked to do
 * @param course how far it is
 * @param state weights and moments now
 * @param best weights of the best epoch; the present ones where none was better
 */
record Checkpoint(Plan plan, Course course, State state, Weights best) {
  /**
   * What must be the same for a run to go on; the number of epochs may grow.
   *
   * @param design what is trained
   * @param training how, with the number of epochs set to 1
   * @param rows of an epoch
   * @param features of a row
   */
  record Plan(Design design, Training training, long rows, int features) {
    Plan {
      training = training.withEpochs(1);
    }
  }

  private record Head(Plan plan, Course course) {}

  void save(Path file) {
    Map<String, Weights> arrays = new LinkedHashMap<>();
    arrays.put("weights", state.weights());
    arrays.put("first", state.firstMoments());
    arrays.put("second", state.secondMoments());
    arrays.put("best", best);
    JsonNode json = Json.tree(Json.writeLine(new Head(plan, course)), "checkpoint");
    new StateFile(json, arrays).save(file);
  }

  /**
   * Reads a checkpoint and checks that it is of this run.
   *
   * @throws TrainingException if it is of another
   */
  static Checkpoint load(Path file, Plan plan) {
    StateFile saved = StateFile.load(file);
    Head head = Json.read(saved.state().toString(), Head.class, file.toString());
    if (!head.plan().equals(plan)) {
      throw new TrainingException(
          "%s: was made by another run, with %s; resume with the same data, design and settings,"
              .formatted(file, difference(head.plan(), plan))
              + " or delete it to start anew");
    }
    State state =
        new State(
            saved.arrays().get("weights"),
            saved.arrays().get("first"),
            saved.arrays().get("second"),
            head.course().steps());
    return new Checkpoint(plan, head.course(), state, saved.arrays().get("best"));
  }

  private static String difference(Plan before, Plan now) {
    if (before.rows() != now.rows() || before.features() != now.features()) {
      return "%d rows of %d features instead of %d of %d"
          .formatted(before.rows(), before.features(), now.rows(), now.features());
    }
    if (!before.design().equals(now.design())) {
      return "another design";
    }
    JsonNode was = Json.tree(Json.writeLine(before.training()), "checkpoint");
    JsonNode is = Json.tree(Json.writeLine(now.training()), "checkpoint");
    StringBuilder text = new StringBuilder();
    was.fields()
        .forEachRemaining(
            field -> {
              if (!field.getValue().equals(is.get(field.getKey()))) {
                text.append(text.isEmpty() ? "" : ", ")
                    .append(field.getKey())
                    .append(' ')
                    .append(field.getValue())
                    .append(" instead of ")
                    .append(is.get(field.getKey()));
              }
            });
    return text.toString();
  }
}
