package io.hourglass.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void whatWasThereStaysIfWritingFails() throws IOException {
    Path file = Files.writeString(folder.resolve("model.hg"), "older");
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> AtomicFile.write(file, HostileContent::half))
        .withMessage("half way");
    assertThat(file).hasContent("older");
    assertThat(folder.toFile().list()).containsExactly("model.hg");
  }

  /** Dies half way, as a program that is killed does. */
  private static final class HostileContent {
    static void half(Path temporary) throws IOException {
      Files.writeString(temporary, "hal");
      throw new FileSystemException("half way");
    }
  }

  @Test
  void theOldFileIsThereUntilTheNewOneIsWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("model.hg"), "older");
    AtomicFile.write(
        file,
        temporary -> {
          Files.writeString(temporary, "newer");
          assertThat(file).hasContent("older");
          assertThat(temporary.getParent()).isEqualTo(folder);
        });
    assertThat(file).hasContent("newer");
    assertThat(folder.toFile().list()).containsExactly("model.hg");
  }

  @Test
  void othersMayReadItAsAnyFile() throws IOException {
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions");
    Path plain = Files.writeString(folder.resolve("plain"), "x");
    Path file = folder.resolve("model.hg");
    AtomicFile.write(file, temporary -> Files.writeString(temporary, "x"));
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void saysThatAFolderCannotBeWritten() throws IOException {
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(folder), "this user may write everywhere");
    Path file = folder.resolve("model.hg");
    assertThatIOException()
        .isThrownBy(() -> AtomicFile.write(file, temporary -> Files.writeString(temporary, "x")))
        .withMessage("%s: no permission to write in %s", file, folder);
  }

  @Test
  void tidiesUpAfterProgramsThatWereKilledWhileTheyWroteTheFile() throws IOException {
    String part = ".00000000-0000-4000-8000-000000000000.part";
    Path abandoned = Files.writeString(folder.resolve(".model.hg" + part), "hal");
    Path others = Files.writeString(folder.resolve(".other.hg" + part), "hal");
    Path underWay = Files.writeString(folder.resolve(".model.hg" + part.replace('0', '1')), "hal");
    FileTime hourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
    Files.setLastModifiedTime(abandoned, hourAgo);
    Files.setLastModifiedTime(others, hourAgo);

    AtomicFile.write(folder.resolve("model.hg"), file -> Files.writeString(file, "x"));

    assertThat(abandoned).doesNotExist();
    assertThat(others).exists();
    assertThat(underWay).exists();
  }

  @Test
  void leavesNothingOnAFullDisk() throws IOException, InterruptedException {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", folder.toString()),
        "no right to mount a small disk");
    try {
      Path file = folder.resolve("model.hg");
      assertThatExceptionOfType(ModelFileException.class)
          .isThrownBy(() -> HostileFiles.MODEL.save(file))
          .withMessage(
              "%s: cannot be written: No space left on device; nothing was left behind", file);
      assertThat(folder.toFile().list()).isEmpty();
    } finally {
      run("umount", folder.toString());
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
