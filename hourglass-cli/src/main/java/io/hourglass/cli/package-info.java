/**
 * The command line: one class per command, each a thin layer over what a Java program would call.
 *
 * <p>{@link io.hourglass.cli.Main} starts; {@link io.hourglass.cli.HourglassCommand} lists the
 * commands. {@link io.hourglass.cli.output.Console} is all that prints, {@link
 * io.hourglass.cli.output.Failures} prints exceptions and chooses the exit code, {@link
 * io.hourglass.cli.option.DataOptions} are the options of every command that reads data, {@link
 * io.hourglass.cli.output.Output} writes files whole or not at all.
 *
 * <p>Results go to standard output, everything else to standard error; with {@code --json} standard
 * output is one JSON object.
 */
@NullMarked
package io.hourglass.cli;

import org.jspecify.annotations.NullMarked;
