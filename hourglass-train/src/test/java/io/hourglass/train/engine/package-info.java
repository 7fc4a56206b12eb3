/** Tests of the engine on a toy. */
@NullMarked
package io.hourglass.train.engine;

import org.jspecify.annotations.NullMarked;
