package io.hourglass.task.detector;

import io.hourglass.Autoencoder;
import io.hourglass.layer.Shape;
import io.hourglass.network.Weights;
import io.hourglass.network.Weights.Tensor;
import io.hourglass.store.DetectorFile;
import io.hourglass.task.picture.Painter;
import io.hourglass.task.picture.Sight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a detector is made of, as its file holds it. */
record Parts(DetectorFile file) {
  private static final String CENTER = "center";
  private static final String WHITENING = "whitening";
  private static final String NEIGHBOURS = "neighbours";
  private static final String BENT = "bent-";
  private static final String TAILS = "tails";
  private static final String ERRORS = "errors";

  /** The numbers of a detector, by name. */
  static Weights arrays(Frames frames, Views views) {
    int width = frames.width();
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    put(arrays, "", frames.whitening(), views.neighbours());
    put(arrays, BENT, frames.bent(), views.bentNeighbours());
    float[] quantiles = views.tails().quantiles();
    arrays.put(TAILS, new Tensor(Shape.of(width, quantiles.length / width), quantiles));
    arrays.put(ERRORS, new Tensor(Shape.of(width), views.reconstruction().usual()));
    return new Weights(arrays);
  }

  private static void put(
      Map<String, Tensor> arrays, String frame, RobustWhitening whitening, Neighbours neighbours) {
    int width = whitening.width();
    float[] members = neighbours.members();
    int team = neighbours.team();
    arrays.put(frame + CENTER, new Tensor(Shape.of(width), whitening.center()));
    arrays.put(frame + WHITENING, new Tensor(Shape.of(width, width), whitening.matrix()));
    Shape shape = Shape.of(members.length / width / team, team, width);
    arrays.put(frame + NEIGHBOURS, new Tensor(shape, members));
  }

  Tails tails(Settings settings) {
    return new Tails(file.arrays().values(TAILS), Sight.of(file.codec()).names(), settings.rows());
  }

  Frames frames(Tails tails) {
    return new Frames(whitening(""), whitening(BENT), tails);
  }

  private RobustWhitening whitening(String frame) {
    return new RobustWhitening(
        file.arrays().values(frame + CENTER), file.arrays().values(frame + WHITENING));
  }

  Views views(Tails tails) {
    return new Views(
        tails,
        neighbours(Frame.WHITENED, NEIGHBOURS, tails.width()),
        neighbours(Frame.BENT, BENT + NEIGHBOURS, tails.width()),
        new Reconstruction(
            autoencoders().filter(model -> !Painter.isPainter(model)).toList(),
            file.arrays().values(ERRORS)));
  }

  /** Teams, their members, and the numbers of each. */
  private Neighbours neighbours(Frame frame, String name, int width) {
    Tensor members = file.arrays().tensor(name);
    List<Integer> extents = members.shape().extents();
    if (extents.size() != 3 || extents.get(2) != width) {
      throw new IllegalArgumentException(
          "\"%s\" must be teams of rows of %d numbers, got %s".formatted(name, width, extents));
    }
    return new Neighbours(frame, members.values(), width, extents.get(1));
  }

  List<Painter> painters() {
    return autoencoders().filter(Painter::isPainter).map(Painter::new).toList();
  }

  private Stream<Autoencoder> autoencoders() {
    return file.models().stream().map(Autoencoder::of);
  }
}
