/**
 * Images as a detector of anomalies sees them, and where in them it sees one.
 *
 * <p>{@link io.hourglass.detect.image.FeatureExtractor} makes {@link
 * io.hourglass.detect.image.HogFeatures} of pixels: what scores look at. {@link
 * io.hourglass.detect.image.Inpainter} paints what belongs into a part of an image, and {@link
 * io.hourglass.detect.image.HeatMap} says what each part has done to the score.
 */
@NullMarked
package io.hourglass.detect.image;

import org.jspecify.annotations.NullMarked;
