package io.hourglass.train.run;

import io.hourglass.train.engine.Engine;
import io.hourglass.train.feed.Feed;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The rows of an epoch chunk by chunk: the next is filled while the last is trained on. */
final class ChunkPipeline implements AutoCloseable {
  private final Engine engine;
  private final Feed feed;
  private final ExecutorService filler =
      Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "hourglass-feed");
        thread.setDaemon(true);
        return thread;
      });

  ChunkPipeline(Engine engine, Feed feed) {
    this.engine = engine;
    this.feed = feed;
  }

  /**
   * Rows for a chunk of steps.
   *
   * @param which of the engine's two places the rows are in
   * @param rows how many
   */
  record Chunk(int which, int rows) {}

  /** Starts an epoch after the chunks that are done. */
  Pass epoch(int number, long done) {
    return new Pass(feed.epoch(number), done);
  }

  /** Waits for the filler: it must not write to the engine's memory once that is freed. */
  @Override
  public void close() {
    filler.shutdown();
    boolean interrupted = false;
    while (!filler.isTerminated()) {
      interrupted |= isInterruptedWaiting();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isInterruptedWaiting() {
    try {
      filler.awaitTermination(1, TimeUnit.MINUTES);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  /** An epoch in progress. */
  final class Pass implements AutoCloseable {
    private final Feed.Pass rows;
    private Future<Chunk> next;
    private int number;

    Pass(Feed.Pass rows, long done) {
      this.rows = rows;
      this.next = filler.submit(() -> skipThenFill(done));
    }

    private Chunk skipThenFill(long done) {
      for (long i = 0; i < done; i++) {
        fill();
      }
      return fill();
    }

    private Chunk fill() {
      int which = number++ % 2;
      FloatBuffer buffer = engine.buffer(which);
      return new Chunk(which, rows.fill(buffer));
    }

    /** The next chunk, empty at the end; the one before may be overwritten from now on. */
    Optional<Chunk> next() {
      Chunk chunk = finished();
      if (chunk.rows() == 0) {
        return Optional.empty();
      }
      next = filler.submit(this::fill);
      return Optional.of(chunk);
    }

    private Chunk finished() {
      try {
        return next.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException("reading the next rows", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TrainingStoppedException("interrupted");
      }
    }

    @Override
    public void close() {
      next.cancel(false);
      // on the thread that reads: a reading in progress ends first
      filler.execute(rows::close);
    }
  }
}
