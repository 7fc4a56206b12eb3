import hex.deeplearning.DeepLearning;
import hex.deeplearning.DeepLearningModel;
import hex.deeplearning.DeepLearningModel.DeepLearningParameters;
import hex.deeplearning.DeepLearningModel.DeepLearningParameters.Activation;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import water.DKV;
import water.H2O;
import water.Key;
import water.fvec.Frame;
import water.fvec.Vec;

/**
 * H2O's autoencoder as a detector: fits it to rows, scores others by their reconstruction error.
 * Run from its source, beside H2O's own jars. Arguments: training rows and test rows as
 * little-endian float32 side by side, columns, a file for the scores, threads.
 */
public class H2oScores {
  private static int columns;

  private static float[] read(String file) throws Exception {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(Path.of(file))).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / 4];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  private static Frame frame(String name, float[] values) {
    String[] names = new String[columns];
    Vec[] cells = new Vec[columns];
    for (int column = 0; column < columns; column++) {
      double[] column64 = new double[values.length / columns];
      for (int row = 0; row < column64.length; row++) {
        column64[row] = values[row * columns + column];
      }
      names[column] = "c" + column;
      cells[column] = Vec.makeVec(column64, Vec.newKey());
    }
    Frame frame = new Frame(Key.make(name), names, cells);
    DKV.put(frame);
    return frame;
  }

  public static void main(String[] arguments) {
    try {
      run(arguments);
      System.out.flush();
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      System.out.println("error: " + e);
      System.out.flush();
      Runtime.getRuntime().halt(1); // its threads would go on
    }
  }

  private static void run(String[] arguments) throws Exception {
    columns = Integer.parseInt(arguments[2]);
    H2O.main(
        new String[] {
          "-name", "scores" + ProcessHandle.current().pid(),
          "-ip", "127.0.0.1", "-port", "54997", "-disable_web", "-nthreads", arguments[4],
          "-log_level", "FATAL", "-quiet",
          "-ice_root", System.getProperty("java.io.tmpdir") + "/h2o_ice"
        });
    H2O.waitForCloudSize(1, 20_000);
    Frame training = frame("training", read(arguments[0]));
    Frame test = frame("test", read(arguments[1]));
    DeepLearningParameters parameters = new DeepLearningParameters();
    parameters._train = training._key;
    parameters._autoencoder = true;
    parameters._activation = Activation.Tanh;
    parameters._hidden = new int[] {16, 8, 16};
    parameters._epochs = 10;
    parameters._seed = 1;
    long begun = System.nanoTime();
    DeepLearningModel model = new DeepLearning(parameters).trainModel().get();
    double fit = (System.nanoTime() - begun) / 1e9;
    begun = System.nanoTime();
    Frame errors = model.scoreAutoEncoder(test, Key.make("errors"), false);
    double score = (System.nanoTime() - begun) / 1e9;
    try (PrintWriter out = new PrintWriter(arguments[3])) {
      for (long row = 0; row < test.numRows(); row++) {
        out.println(errors.vec(0).at(row));
      }
    }
    System.out.printf(Locale.ROOT, "h2o fit=%.3f score=%.3f%n", fit, score);
  }
}
