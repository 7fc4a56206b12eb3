/** Settings of a training run: {@link io.hourglass.train.settings.Training}. */
@NullMarked
package io.hourglass.train.settings;

import org.jspecify.annotations.NullMarked;
