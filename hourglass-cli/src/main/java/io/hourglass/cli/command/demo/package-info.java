/** The command that runs the lesson. */
@NullMarked
package io.hourglass.cli.command.demo;

import org.jspecify.annotations.NullMarked;
