package io.hourglass.train.run;

import io.hourglass.setting.SettingReference;
import io.hourglass.train.engine.ChunkResult.Fault;
import io.hourglass.train.settings.Training;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Messages about the end of a run, each with the place and the remedy.
 *
 * @param settings of the training
 * @param checkpoint file of the run's checkpoints, if any
 */
record RunMessages(Training settings, Optional<Path> checkpoint) {
  String stoppedEarly(RunState progress) {
    return "stopped after epoch %d: no better loss for %d epochs; keeping the weights of epoch %d"
        .formatted(progress.epoch() - 1, settings.patience(), progress.bestEpoch());
  }

  String stopped(RunState progress) {
    return "stopped in epoch %d of %d%s"
        .formatted(
            progress.epoch(),
            settings.epochs(),
            checkpoint.map(file -> "; kept in " + file).orElse(""));
  }

  String tensorFlowFailed(RunState progress, String reason) {
    return "epoch %d, after step %d: TensorFlow gave up: %s; if it lacks memory, lower the batch size, now %d %s"
        .formatted(
            progress.epoch(),
            progress.steps(),
            reason,
            settings.batch(),
            SettingReference.to("batch"));
  }

  String diverged(int epoch, Fault fault) {
    return "epoch %d, step %d: %s NaN or infinite%s; %s"
        .formatted(epoch, fault.step() + 1, subject(fault), resumeAdvice(), settingsAdvice());
  }

  private static String subject(Fault fault) {
    return fault.what().equals("weights") ? "the weights are" : "the " + fault.what() + " is";
  }

  private String resumeAdvice() {
    return checkpoint
        .map(file ->
            "; resume from the last good ones, in %s %s"
                .formatted(file, SettingReference.to("resume")))
        .orElse("");
  }

  private String settingsAdvice() {
    return "lower the learning rate, now %s %s, or bound the gradient %s"
        .formatted(
            settings.learningRate(),
            SettingReference.to("learning-rate"),
            SettingReference.to("clip-norm", 1));
  }
}
