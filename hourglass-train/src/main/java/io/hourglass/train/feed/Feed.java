package io.hourglass.train.feed;

import java.nio.FloatBuffer;

/** Encoded rows to train on, epoch after epoch, shuffled. */
public interface Feed {
  /** Rows of an epoch. */
  long rows();

  /** Starts an epoch; the same rows in the same order whenever it is started. */
  Pass epoch(int number);

  /** Checksum over the encoded rows in their first order; known after a whole pass. */
  String hash();

  /** An epoch in progress. */
  interface Pass extends AutoCloseable {
    /**
     * Writes the next rows, side by side.
     *
     * @param target has room for whole rows
     * @return how many rows, 0 at the end; fewer than there is room for only at the end
     */
    int fill(FloatBuffer target);

    /** Closes files. */
    @Override
    void close();
  }
}
