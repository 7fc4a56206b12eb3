/** Named data sets: {@link io.hourglass.io.dataset.DataSets} lists them. */
@NullMarked
package io.hourglass.io.dataset;

import org.jspecify.annotations.NullMarked;
