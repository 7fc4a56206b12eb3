package io.hourglass.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hourglass.data.Table;
import io.hourglass.detect.fit.DetectorFitter;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.io.generate.Payments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Builds {@code examples/service} as its users do: with a Maven of its own and the artifacts of
 * this build. Its local repository is a folder of this module, filled with those artifacts; all
 * else comes from the local repository of this build.
 */
@Tag("slow")
class ServiceExampleTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path WORK = Path.of("target", "service-example").toAbsolutePath();
  private static final String VERSION = System.getProperty("hourglass.version", "");

  @Test
  void buildsAndPassesItsTests() throws Exception {
    Path maven = maven();
    assumeTrue(
        Files.isExecutable(maven), "examples/service is not built: there is no Maven at " + maven);
    Path project = WORK.resolve("project");
    copy(ROOT.resolve("examples/service"), project);
    Table payments = Payments.generate("payments", 2000, 1).without(List.of("fraud"));
    DetectorFitter.with(DetectorSettings.defaults())
        .fit(payments)
        .save(project.resolve("src/main/resources/payments.hg"));
    Path repository = WORK.resolve("repository");
    install(repository);

    Path log = WORK.resolve("build.log");
    int status = build(maven, project, repository, log);

    assertThat(status).as(() -> read(log)).isZero();
    assertThat(read(log)).contains("Tests run: 5, Failures: 0, Errors: 0, Skipped: 0");
  }

  private static Path maven() {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return Path.of(System.getProperty("maven.home", ""), "bin", windows ? "mvn.cmd" : "mvn");
  }

  /** What {@code mvn install} would put into a local repository: the modules and their parent. */
  private static void install(Path repository) throws IOException {
    copyTo(ROOT.resolve("pom.xml"), artifact(repository, "hourglass", "pom"));
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.filter(path -> Files.isDirectory(path.resolve("src"))).toList()) {
        String name = module.getFileName().toString();
        Path jar = module.resolve("target").resolve(name + "-" + VERSION + ".jar");
        if (Files.exists(jar)) {
          copyTo(module.resolve("pom.xml"), artifact(repository, name, "pom"));
          copyTo(jar, artifact(repository, name, "jar"));
        }
      }
    }
    assertThat(artifact(repository, "hourglass-detect", "jar"))
        .as("the jar of hourglass-detect, which mvn verify builds before this test")
        .exists();
  }

  private static Path artifact(Path repository, String name, String ending) {
    return repository.resolve(
        "io/hourglass/%1$s/%2$s/%1$s-%2$s.%3$s".formatted(name, VERSION, ending));
  }

  private static int build(Path maven, Path project, Path repository, Path log) throws Exception {
    Path settings = Files.writeString(WORK.resolve("settings.xml"), settings());
    List<String> command = new ArrayList<>();
    command.addAll(List.of(maven.toString(), "-B", "-ntp", "-s", settings.toString()));
    command.addAll(List.of("-Dmaven.repo.local=" + repository, "test"));
    ProcessBuilder process = new ProcessBuilder(command).directory(project.toFile());
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process running = process.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(running.waitFor(5, TimeUnit.MINUTES)).as("the build ends").isTrue();
    } finally {
      running.destroyForcibly();
    }
    return running.exitValue();
  }

  /** Plugins and libraries that this build has used already are not downloaded again. */
  private static String settings() {
    String repository =
        """
        <id>build</id>
        <url>%s</url>
        <releases><checksumPolicy>ignore</checksumPolicy></releases>
        <snapshots><enabled>false</enabled></snapshots>
        """
            .formatted(Path.of(System.getProperty("localRepository", "")).toUri());
    return """
    <settings>
      <profiles>
        <profile>
          <id>build</id>
          <repositories><repository>%1$s</repository></repositories>
          <pluginRepositories><pluginRepository>%1$s</pluginRepository></pluginRepositories>
        </profile>
      </profiles>
      <activeProfiles><activeProfile>build</activeProfile></activeProfiles>
    </settings>
    """
        .formatted(repository);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = from.relativize(file);
        if (!relative.startsWith("target")) {
          copyTo(file, to.resolve(relative));
        }
      }
    }
  }

  private static void copyTo(Path file, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }
}
