/**
 * Images in anomaly detection: their features, and the regions behind a score.
 *
 * <p>{@link io.hourglass.detect.image.FeatureExtractor} turns pixels into {@link
 * io.hourglass.detect.image.HogFeatures}, which scorers use. {@link
 * io.hourglass.detect.image.Inpainter} predicts a part of an image from the rest, and {@link
 * io.hourglass.detect.image.HeatMap} gives the contribution of each part to the score.
 */
@NullMarked
package io.hourglass.detect.image;

import org.jspecify.annotations.NullMarked;
