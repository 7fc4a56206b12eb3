/**
 * What makes a row strange, and why.
 *
 * <p>Start at {@link io.hourglass.task.detector.AnomalyDetector}. A row is encoded, measured in two
 * {@link io.hourglass.task.detector.Frames frames}, and looked at in several ways, each a {@link
 * io.hourglass.task.detector.View}; their scores are made comparable and added.
 */
@NullMarked
package io.hourglass.task.detector;

import org.jspecify.annotations.NullMarked;
