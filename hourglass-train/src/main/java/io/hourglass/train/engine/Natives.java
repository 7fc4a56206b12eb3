package io.hourglass.train.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.bytedeco.javacpp.Loader;
import org.tensorflow.TensorFlow;

/**
 * TensorFlow's native libraries: in a jar, unpacked to a cache folder at their first use. Looking
 * loads nothing.
 *
 * @param folder where they are, or will be, unpacked
 * @param bytes they take there
 * @param areUnpacked whether they are there already
 */
public record Natives(Path folder, long bytes, boolean areUnpacked) {
  private static final String IN_JAR = "org/tensorflow/internal/c_api/";

  /**
   * Finds the libraries of this platform.
   *
   * @throws IllegalStateException if the class path has none for it
   */
  public static Natives look() {
    String inside = IN_JAR + Loader.getPlatform() + "/";
    URL found = found(inside);
    try (JarFile jar = ((JarURLConnection) found.openConnection()).getJarFile()) {
      return look(jar, inside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL found(String inside) {
    URL found = Natives.class.getClassLoader().getResource(inside);
    if (found == null) {
      throw new IllegalStateException(
          "training needs TensorFlow's native libraries for %s on the class path; tensorflow-core-native 1.1.0 has them for linux-x86_64, linux-arm64, macosx-arm64 and windows-x86_64"
              .formatted(Loader.getPlatform()));
    }
    return found;
  }

  private static Natives look(JarFile jar, String inside) {
    Path folder = cache().resolve(Path.of(jar.getName()).getFileName()).resolve(inside);
    List<JarEntry> libraries = libraries(jar, inside);
    return new Natives(
        folder,
        libraries.stream().mapToLong(JarEntry::getSize).sum(),
        libraries.stream().allMatch(entry -> isUnpacked(folder, entry)));
  }

  private static List<JarEntry> libraries(JarFile jar, String inside) {
    return jar.stream()
        .filter(entry -> entry.getName().startsWith(inside))
        .filter(entry -> isLibrary(entry.getName()))
        .toList();
  }

  private static boolean isLibrary(String name) {
    return name.contains(".so") || name.endsWith(".dylib") || name.endsWith(".dll");
  }

  private static boolean isUnpacked(Path folder, JarEntry entry) {
    Path file = folder.resolve(Path.of(entry.getName()).getFileName());
    try {
      return Files.exists(file) && Files.size(file) == entry.getSize();
    } catch (IOException e) {
      return false;
    }
  }

  /** JavaCPP's rule, without {@code Loader.getCacheDir}, which would make the folder. */
  private static Path cache() {
    String chosen = System.getProperty("org.bytedeco.javacpp.cachedir");
    return chosen != null
        ? Path.of(chosen)
        : Path.of(System.getProperty("user.home"), ".javacpp", "cache");
  }

  /**
   * Unpacks and loads them, so that the first engine need not wait; half a second when they are
   * unpacked. Call it on a thread of its own while the data is read.
   */
  public static void load() {
    TensorFlow.version();
  }
}
