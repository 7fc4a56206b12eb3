/** The output of commands: console, progress, text, files. */
@NullMarked
package io.hourglass.cli.output;

import org.jspecify.annotations.NullMarked;
