/** What the commands of several tasks share; each task has a package below. */
@NullMarked
package io.hourglass.cli.command;

import org.jspecify.annotations.NullMarked;
