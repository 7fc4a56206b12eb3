/**
 * The lesson behind {@code hourglass demo}: train on images, compare with linear methods, detect a
 * class that was excluded from training, and write a page about it.
 *
 * <p>{@link io.hourglass.examples.lesson.LessonData} holds the images, {@link
 * io.hourglass.examples.lesson.Lesson} trains, {@link io.hourglass.examples.lesson.LessonReport}
 * makes the page.
 */
@NullMarked
package io.hourglass.examples.lesson;

import org.jspecify.annotations.NullMarked;
