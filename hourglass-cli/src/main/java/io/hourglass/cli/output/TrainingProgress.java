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
    line.print(summary(plan));
    if (plan.firstEpoch() > 1) {
      line.print("resumed at epoch " + plan.firstEpoch());
    }
  }

  private static String summary(Plan plan) {
    return "%s to train on %s%s, %s per epoch; %s"
        .formatted(
            Text.count(plan.weights(), "weight"),
            Text.count(plan.rows(), "row"),
            heldOut(plan),
            Text.count(plan.stepsPerEpoch(), "step"),
            plan.engine());
  }

  private static String heldOut(Plan plan) {
    return plan.validationRows() == 0 ? "" : Text.format(", %,d held out", plan.validationRows());
  }

  @Override
  public void progressed(Progress progress) {
    line.show(
        "epoch %d/%d [%s] loss %s  %s"
            .formatted(
                progress.epoch(),
                progress.epochs(),
                bar(progress),
                Text.number(progress.loss()),
                pace(progress)));
  }

  private static String bar(Progress progress) {
    double share = (double) progress.rows() / Math.max(1, progress.rowsPerEpoch());
    int filled = (int) Math.round(BAR * Math.min(1, share));
    return "#".repeat(filled) + ".".repeat(BAR - filled);
  }

  private static String pace(Progress progress) {
    String left = Text.duration(progress.secondsLeft());
    return Text.format("%,.0f rows/s  %s left", progress.rowsPerSecond(), left);
  }

  @Override
  public void finished(Epoch epoch) {
    double seconds = (System.nanoTime() - epochBegun) / 1e9;
    epochBegun = System.nanoTime();
    line.print(text(epoch, seconds));
  }

  private String text(Epoch epoch, double seconds) {
    return "epoch %s/%d  loss %s nats per row%s  (%s)"
        .formatted(
            number(epoch),
            epochs,
            Text.number(epoch.loss()),
            code(epoch) + validation(epoch),
            Text.duration(seconds));
  }

  /** The number of an epoch, right-aligned. */
  private String number(Epoch epoch) {
    return String.format("%" + String.valueOf(epochs).length() + "d", epoch.number());
  }

  private static String validation(Epoch epoch) {
    return epoch.validationLoss().map(loss -> "  validation " + Text.number(loss)).orElse("");
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
