package io.hourglass.io.dataset;

import io.hourglass.io.generate.Digits;
import io.hourglass.io.generate.Payments;
import io.hourglass.io.generate.Shapes;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The list of named data sets. */
public final class DataSets {
  private static final List<URI> MNIST_MIRRORS =
      List.of(
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));

  private static final List<Digest> MNIST_DIGESTS =
      List.of(
          Digest.sha256("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
          Digest.sha256("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
          Digest.sha256("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
          Digest.sha256("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

  private static final List<URI> FASHION_MIRRORS =
      List.of(
          URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
          URI.create("https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/"));

  private static final List<Digest> FASHION_DIGESTS =
      List.of(
          // the only checksum that its authors publish of this one's content
          Digest.md5("f4a8712d7a061bf5bd6d2ca38dc4d50a"),
          Digest.sha256("bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
          Digest.sha256("5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
          Digest.sha256("0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"));

  private static final DataFolders FOLDERS = DataFolders.ofThisMachine();

  private static final List<DataSet> ALL =
      List.of(
          new GeneratedData(
              "digits",
              "handwriting-like digits, generated; 28x28 gray, 60,000 + 10,000",
              List.of("label"),
              List.of(),
              GeneratedData.seeded(Digits::generate, 60_000, 10_000)),
          new GeneratedData(
              "payments",
              "card payments with 0.5 % fraud, generated; mixed columns, 100,000 + 50,000",
              List.of("fraud"),
              List.of(),
              GeneratedData.seeded(Payments::generate, 100_000, 50_000)),
          new GeneratedData(
              "shapes",
              "a square, ellipse or heart of known scale, orientation and position; 32x32 gray,"
                  + " 40,000 + 5,000",
              Shapes.FACTORS,
              Shapes.FACTORS,
              Shapes::part),
          mnist(FOLDERS),
          fashionMnist(FOLDERS));

  private DataSets() {}

  /** All of them, in the order in which to list them. */
  public static List<DataSet> all() {
    return ALL;
  }

  /** The data set of that name, if there is one. */
  public static Optional<DataSet> find(String name) {
    return ALL.stream().filter(set -> set.name().equals(name)).findFirst();
  }

  /**
   * The one that {@code mnist}, {@code mnist:train} or {@code mnist:test} means, if there is one.
   */
  public static Optional<DataSet> meantBy(String spec) {
    return find(spec.split(":", 2)[0]);
  }

  static FetchedData mnist(DataFolders folders) {
    return new FetchedData(
        "mnist",
        "handwritten digits (LeCun, Cortes, Burges; CC BY-SA 3.0); 28x28 gray, 60,000 + 10,000",
        MNIST_MIRRORS,
        MNIST_DIGESTS,
        folders);
  }

  static FetchedData fashionMnist(DataFolders folders) {
    return new FetchedData(
        "fashion-mnist",
        "articles of clothing (Zalando; MIT); 28x28 gray, 60,000 + 10,000",
        FASHION_MIRRORS,
        FASHION_DIGESTS,
        folders);
  }
}
