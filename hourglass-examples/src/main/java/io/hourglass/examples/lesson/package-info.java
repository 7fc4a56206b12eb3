/**
 * The lesson behind {@code hourglass demo}: train on pictures, compare with simple methods, find a
 * kind that was not learned, and show all of it on a page.
 *
 * <p>{@link io.hourglass.examples.lesson.LessonData} holds the pictures, {@link
 * io.hourglass.examples.lesson.Lesson} does the work, {@link
 * io.hourglass.examples.lesson.LessonReport} makes the page: one HTML file that needs no network.
 */
@NullMarked
package io.hourglass.examples.lesson;

import org.jspecify.annotations.NullMarked;
