package io.hourglass.cli.output;

import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/** Records the losses of consecutive trainings. */
public final class LossCurves implements TrainingListener {
  private final List<List<Double>> losses = new ArrayList<>();

  @Override
  public void started(Plan plan) {
    losses.add(new ArrayList<>());
  }

  @Override
  public void finished(Epoch epoch) {
    losses.get(losses.size() - 1).add(epoch.loss());
  }

  /** The losses of each training by epoch. */
  public List<List<Double>> losses() {
    return losses.stream().map(List::copyOf).toList();
  }
}
