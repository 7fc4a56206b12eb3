package io.hourglass.cli.command.demo;

import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.Interruption;
import io.hourglass.cli.output.Output;
import io.hourglass.cli.output.TrainingProgress;
import io.hourglass.examples.lesson.Lesson;
import io.hourglass.examples.lesson.LessonData;
import io.hourglass.examples.lesson.LessonReport;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.report.Text;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.TrainingStoppedException;
import io.hourglass.train.settings.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the lesson. */
@Command(
    name = "demo",
    description = {
      "A tour of autoencoders: train, compare with baselines, detect an unseen class, " + "report.",
      "Trains the autoencoder 784-64-32-16-32-64-784 on images of digits, prints its test "
          + "loss beside simple baselines, and writes a page for a browser."
    },
    footer = {
      "  hourglass demo",
      "  hourglass demo --data mnist",
      "  hourglass demo --epochs 3 --without 4 --out /tmp/lesson"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final Training DEFAULTS = Training.defaults();

  @Option(
      names = "--data",
      paramLabel = "D",
      description = "Images, best with labels (default: ${DEFAULT-VALUE}, generated; or mnist).")
  private String data = "digits";

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the images (default: ${DEFAULT-VALUE}).")
  private int epochs = DEFAULTS.epochs();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The same seed gives the same figures (default: ${DEFAULT-VALUE}).")
  private long seed = DEFAULTS.seed();

  @Option(
      names = "--without",
      paramLabel = "LABEL",
      description = "The class to exclude from the second training, and to detect.")
  private Optional<String> without = Optional.empty();

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "Resize images to this width and height, as in 28x28.")
  private Optional<String> size = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the report and the models (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("hourglass-demo");

  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    Training training = DEFAULTS.withEpochs(epochs).withSeed(seed);
    Output.make(out);
    Output.checkedFile(out.resolve("report.html"));
    Trainer.prepare(console::note);
    LessonData images = images();
    try (Interruption interruption = new Interruption()) {
      return run(new Lesson(images, training, interruption, new TrainingProgress(console)));
    }
  }

  private LessonData images() {
    ReadOptions reading = ReadOptions.defaults();
    LessonData images =
        LessonData.read(
            data, size.map(ReadOptions.Size::parse).map(reading::withSize).orElse(reading));
    String training = Text.count(images.training().rows(), "image");
    String test = Text.count(images.test().rows(), "image");
    console.note("%s: %s for training, %s for test".formatted(data, training, test));
    return images;
  }

  private int run(Lesson lesson) {
    try {
      return learn(lesson);
    } catch (TrainingStoppedException e) {
      console.warn("stopped; no report was written");
      return Failures.INTERRUPTED;
    }
  }

  private int learn(Lesson lesson) {
    Lesson.Result result = lesson.learn();
    result.model().save(out.resolve("model.hg"));
    say(result);
    Optional<Lesson.UnseenClass> unseen = lesson.detectUnseenClass(without, console::note);
    unseen.ifPresent(this::say);
    Path report = write(LessonReport.of(lesson.data(), result, unseen));
    console.report(
        json(result, unseen, report), "Report: " + report.toAbsolutePath().normalize().toUri());
    return Failures.OK;
  }

  private Path write(String page) {
    Path report = out.resolve("report.html");
    Output.file(report, file -> Files.writeString(file, page));
    return report;
  }

  private void say(Lesson.Result result) {
    console.say("Test loss: " + Text.format("%.4f", result.testLoss()));
    console.say(
        Text.format(
            "  beside %.4f for PCA with %d components and %.4f for the mean image",
            result.principalLoss(), result.components(), result.meanLoss()));
    console.say("  (nats per value over %,d images)".formatted(result.testRows()));
  }

  private void say(Lesson.UnseenClass found) {
    console.say(
        Text.format(
            "Detecting %s, excluded from training: AUROC %.4f (distance from the mean %.4f)",
            found.label(), found.ranking().auroc(), found.baseline().auroc()));
  }

  private static Map<String, Object> json(
      Lesson.Result result, Optional<Lesson.UnseenClass> unseen, Path report) {
    Map<String, Object> json = new LinkedHashMap<>(json(result));
    unseen.ifPresent(found -> json.putAll(json(found)));
    json.put("report", report.toString());
    return json;
  }

  private static Map<String, Object> json(Lesson.UnseenClass unseen) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("unseen_label", unseen.label());
    json.put("unseen_auroc", unseen.ranking().auroc());
    json.put("unseen_auroc_distance_from_mean", unseen.baseline().auroc());
    return json;
  }

  private static Map<String, Object> json(Lesson.Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("test_loss", result.testLoss());
    json.put("pca_loss", result.principalLoss());
    json.put("pca_components", result.components());
    json.put("mean_image_loss", result.meanLoss());
    json.put("seconds", result.seconds());
    return json;
  }
}
