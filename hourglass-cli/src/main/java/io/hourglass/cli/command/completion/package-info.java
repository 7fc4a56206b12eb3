/** Shell completion. */
@NullMarked
package io.hourglass.cli.command.completion;

import org.jspecify.annotations.NullMarked;
