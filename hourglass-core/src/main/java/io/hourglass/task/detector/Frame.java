package io.hourglass.task.detector;

/** One of the {@link Frames} in which rows are measured. */
public enum Frame {
  /** Features as they are encoded, whitened. */
  WHITENED,

  /** Features bent to normal distributions, then whitened. */
  BENT
}
