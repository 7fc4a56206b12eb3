/**
 * The lesson's example with several seeds, beside the same recipe in PyTorch.
 *
 * <p>{@link io.hourglass.benchmarks.lesson.LessonCommand} compares means of test losses: a faster
 * engine that learned less would be no gain.
 */
@NullMarked
package io.hourglass.benchmarks.lesson;

import org.jspecify.annotations.NullMarked;
