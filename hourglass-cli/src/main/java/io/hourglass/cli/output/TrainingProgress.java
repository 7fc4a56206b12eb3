package io.hourglass.cli.output;

import io.hourglass.evaluate.likelihood.PosteriorCollapse;
import io.hourglass.report.Text;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import java.util.List;

/** Shows the progress of a training: a line for every epoch, and a progress line within it. */
public final class TrainingProgress implements TrainingListener {
  private static final int BAR = 20;

  private final ProgressLine line;
  private long epochBegun = System.nanoTime();
  private int epochs;

  /** Shows it on a console. */
  public TrainingProgress(Console console) {
    this.line = ProgressLine.on(console);
  }

  @Override
  public void started(Plan plan) {
    epochs = plan.epochs();
    epochBegun = System.nanoTime();
    String held =
        plan.validationRows() == 0 ? "" : Text.format(", %,d held out", plan.validationRows());
    line.print(
        "%s to train on %s%s, %s per epoch; %s"
            .formatted(
                Text.count(plan.weights(), "weight"),
                Text.count(plan.rows(), "row"),
                held,
                Text.count(plan.stepsPerEpoch(), "step"),
                plan.engine()));
    if (plan.firstEpoch() > 1) {
      line.print("resumed at epoch " + plan.firstEpoch());
    }
  }

  @Override
  public void progressed(Progress progress) {
    double share = (double) progress.rows() / Math.max(1, progress.rowsPerEpoch());
    int filled = (int) Math.round(BAR * Math.min(1, share));
    line.show(
        "epoch %d/%d [%s%s] loss %s  %s rows/s  %s left"
            .formatted(
                progress.epoch(),
                progress.epochs(),
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                Text.number(progress.loss()),
                Text.format("%,.0f", progress.rowsPerSecond()),
                Text.duration(progress.secondsLeft())));
  }

  @Override
  public void finished(Epoch epoch) {
    double seconds = (System.nanoTime() - epochBegun) / 1e9;
    epochBegun = System.nanoTime();
    String validation =
        epoch.validationLoss().map(loss -> "  validation " + Text.number(loss)).orElse("");
    line.print(
        "epoch %s/%d  loss %s nats per row%s%s  (%s)"
            .formatted(
                String.format("%" + String.valueOf(epochs).length() + "d", epoch.number()),
                epochs,
                Text.number(epoch.loss()),
                code(epoch),
                validation,
                Text.duration(seconds)));
  }

  /** The KL term, and the number of active latent dimensions. */
  private static String code(Epoch epoch) {
    List<Double> latents = epoch.klPerLatent();
    return latents.isEmpty()
        ? ""
        : Text.format(
            "  kl %.1f (%d/%d active)",
            epoch.terms().getOrDefault("kl", 0.0),
            PosteriorCollapse.active(latents),
            latents.size());
  }

  @Override
  public void noticed(String sentence) {
    line.print(Flags.in(sentence));
  }
}
