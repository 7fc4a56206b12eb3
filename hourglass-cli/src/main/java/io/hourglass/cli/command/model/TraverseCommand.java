package io.hourglass.cli.command.model;

import io.hourglass.Autoencoder;
import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.option.ModelArgument;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.Output;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.LatentTraversal;
import io.hourglass.io.Tables;
import io.hourglass.io.image.Png;
import io.hourglass.io.source.Split;
import io.hourglass.report.ImageSheet;
import io.hourglass.report.Text;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws what each latent dimension represents. */
@Command(
    name = "traverse",
    description = {
      "Draw what each latent dimension represents.",
      "Encodes one image, varies one dimension at a time and decodes the result: each row "
          + "of the PNG is one dimension, the one that changes the image most on top."
    },
    footer = {
      "  hourglass traverse shapes.hg --data shapes:test --out traversal.png",
      "  hourglass traverse mnist.hg --data mnist:test --row 3 --out traversal.png"
    })
public final class TraverseCommand implements Callable<Integer> {
  /** Rows from which the range of each dimension is taken; more do not change it. */
  private static final int MOST_ROWS = 10_000;

  @Mixin private ModelArgument model = new ModelArgument();
  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The PNG file to write.")
  private Path out = Path.of("");

  @Option(
      names = "--row",
      paramLabel = "N",
      description = "Number of the image to start from, from 1 (default: ${DEFAULT-VALUE}).")
  private int row = 1;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Images per dimension (default: ${DEFAULT-VALUE}).")
  private int steps = 11;

  @Option(
      names = "--latents",
      paramLabel = "N",
      description = "Dimensions to draw, at most (default: ${DEFAULT-VALUE}).")
  private int latents = 20;

  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    checkLatents();
    Output.checkedFile("--out", out, data.spec());
    Autoencoder autoencoder = model.load();
    checkImages(autoencoder.schema());
    LatentTraversal traversal = traversal(autoencoder);
    int shown = Math.min(latents, traversal.paths().size());
    write(ImageSheet.in(traversal.table(), autoencoder.schema()), shown);
    report(traversal.paths().subList(0, shown));
    return Failures.OK;
  }

  private LatentTraversal traversal(Autoencoder autoencoder) {
    return LatentTraversal.of(autoencoder, firstRows(autoencoder), row - 1, steps);
  }

  private void write(ImageColumn images, int paths) {
    Png.write(out, ImageSheet.grayGrid(images, steps, steps * paths));
  }

  private void checkLatents() {
    if (latents < 1) {
      throw new IllegalArgumentException("--latents must be at least 1, got " + latents);
    }
  }

  private static void checkImages(Schema schema) {
    if (ImageSheet.find(schema).isEmpty()) {
      throw new IllegalArgumentException(
          "a traversal needs a model of images, got one of "
              + Text.shortened(schema.toString(), 200));
    }
  }

  /** Rows that include the image to start from. */
  private Table firstRows(Autoencoder autoencoder) {
    TableSource source = Tables.open(data.spec(), data.reading(Split.TEST, autoencoder.reading()));
    Table some = source.firstBatch(Math.max(MOST_ROWS, row));
    if (row < 1 || row > some.rows()) {
      throw new IllegalArgumentException(
          "--row must be 1 to %d, got %d".formatted(some.rows(), row));
    }
    return some;
  }

  private void report(List<LatentTraversal.Path> paths) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("out", out.toString());
    json.put("rows", paths.stream().map(TraverseCommand::json).toList());
    List<String> header = List.of("Row of " + out, "from", "to", "change of a pixel (variance)");
    String table = Text.table(header, paths, TraverseCommand::cells);
    console.report(json, table.stripTrailing());
  }

  private static Map<String, Object> json(LatentTraversal.Path path) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("latent", name(path));
    json.put("from", path.from());
    json.put("to", path.to());
    json.put("change", path.change());
    return json;
  }

  private static List<String> cells(LatentTraversal.Path path) {
    return List.of(
        "  " + name(path),
        Text.number(path.from()),
        Text.number(path.to()),
        Text.number(path.change()));
  }

  private static String name(LatentTraversal.Path path) {
    return "z" + (path.latent() + 1);
  }
}
