package io.hourglass.detect.rows;

import io.hourglass.Autoencoder;
import io.hourglass.detect.image.FeatureExtractor;
import io.hourglass.detect.image.Inpainter;
import io.hourglass.detect.store.DetectorFile;
import io.hourglass.layer.Shape;
import io.hourglass.network.Weights;
import io.hourglass.network.Weights.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a detector is made of, as its file holds it. */
public record DetectorSerialization(DetectorFile file) {
  private static final String CENTER = "center";
  private static final String WHITENING = "whitening";
  private static final String NEIGHBOURS = "neighbours";
  private static final String BENT = "bent-";
  private static final String TAILS = "tails";
  private static final String ERRORS = "errors";

  /** What the names of autoencoders begin with. */
  public static final String RECONSTRUCTION = "reconstruction-";

  public static final String INPAINTER = "inpainter-";

  /** The numbers of a detector, by name. */
  public static Weights arrays(FeatureSpaces frames, ScorerEnsemble views) {
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
      Map<String, Tensor> arrays,
      String frame,
      RobustWhitening whitening,
      NearestNeighborEnsemble neighbours) {
    int width = whitening.width();
    float[] members = neighbours.members();
    int team = neighbours.team();
    arrays.put(frame + CENTER, new Tensor(Shape.of(width), whitening.center()));
    arrays.put(frame + WHITENING, new Tensor(Shape.of(width, width), whitening.matrix()));
    Shape shape = Shape.of(members.length / width / team, team, width);
    arrays.put(frame + NEIGHBOURS, new Tensor(shape, members));
  }

  public TailProbability tails(RowDetectorState settings) {
    return new TailProbability(
        file.arrays().values(TAILS), FeatureExtractor.of(file.codec()).names(), settings.rows());
  }

  public FeatureSpaces frames(TailProbability tails) {
    return new FeatureSpaces(whitening(""), whitening(BENT), tails);
  }

  private RobustWhitening whitening(String frame) {
    return new RobustWhitening(
        file.arrays().values(frame + CENTER), file.arrays().values(frame + WHITENING));
  }

  public ScorerEnsemble views(TailProbability tails) {
    return new ScorerEnsemble(
        tails,
        neighbours(FeatureSpace.WHITENED, NEIGHBOURS, tails.width()),
        neighbours(FeatureSpace.BENT, BENT + NEIGHBOURS, tails.width()),
        new ReconstructionError(
            autoencoders(RECONSTRUCTION).toList(), file.arrays().values(ERRORS)));
  }

  /** Teams, their members, and the numbers of each. */
  private NearestNeighborEnsemble neighbours(FeatureSpace frame, String name, int width) {
    Tensor members = file.arrays().tensor(name);
    List<Integer> extents = members.shape().extents();
    if (extents.size() != 3 || extents.get(2) != width) {
      throw new IllegalArgumentException(
          "\"%s\" must be teams of rows of %d numbers, got %s".formatted(name, width, extents));
    }
    return new NearestNeighborEnsemble(frame, members.values(), width, extents.get(1));
  }

  public List<Inpainter> painters() {
    return autoencoders(INPAINTER).map(Inpainter::new).toList();
  }

  private Stream<Autoencoder> autoencoders(String prefix) {
    return file.models().keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(file::autoencoder);
  }
}
