package io.hourglass.task.picture;

/**
 * A part of a picture, and its part in a score.
 *
 * @param box where it is
 * @param share of the score: what it would be lower by, if the part were as the rest makes expect
 * @param got how bright it is, 0 to 1
 * @param expected how bright the rest of the picture makes expect
 */
public record Region(Box box, double share, double got, double expected) {}
