/** Commands of anomaly detection. */
@NullMarked
package io.hourglass.cli.command.detect;

import org.jspecify.annotations.NullMarked;
