/**
 * What a detector came to on labelled rows, for people: {@link
 * io.hourglass.cli.detect.DetectionText} for a terminal, {@link
 * io.hourglass.cli.detect.DetectionPage} as one HTML file that needs no network.
 */
@NullMarked
package io.hourglass.cli.detect;

import org.jspecify.annotations.NullMarked;
