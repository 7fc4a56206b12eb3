package io.hourglass.cli.output;

import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import java.util.List;

/**
 * Several listeners as one.
 *
 * @param all notified in this order
 */
public record Listeners(List<TrainingListener> all) implements TrainingListener {
  public Listeners {
    all = List.copyOf(all);
  }

  @Override
  public void started(Plan plan) {
    all.forEach(listener -> listener.started(plan));
  }

  @Override
  public void progressed(Progress progress) {
    all.forEach(listener -> listener.progressed(progress));
  }

  @Override
  public void finished(Epoch epoch) {
    all.forEach(listener -> listener.finished(epoch));
  }

  @Override
  public void noticed(String sentence) {
    all.forEach(listener -> listener.noticed(sentence));
  }
}
