package io.hourglass.cli.output;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets a task finish in good order after Ctrl-C: the JVM waits for it before it exits, with code
 * 130.
 */
public final class Interruption implements BooleanSupplier, AutoCloseable {
  /** Longer than a chunk of training and a checkpoint take. */
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "interruption");
  private volatile boolean stopped;

  /** Watches for Ctrl-C from now on. */
  public Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop() {
    stopped = true;
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether to stop. */
  @Override
  public boolean getAsBoolean() {
    return stopped;
  }

  /** Stops watching: the task has finished. */
  @Override
  public void close() {
    done.countDown();
    if (!stopped) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
