/**
 * The lesson behind {@code hourglass demo}: train on pictures, compare with simple methods, find a
 * kind that was not learned, and show all of it on a page.
 *
 * <p>{@link io.hourglass.cli.lesson.LessonData} holds the pictures, {@link
 * io.hourglass.cli.lesson.Lesson} does the work, {@link io.hourglass.cli.lesson.LessonReport} makes
 * the page: one HTML file that needs no network.
 */
@NullMarked
package io.hourglass.cli.lesson;

import org.jspecify.annotations.NullMarked;
