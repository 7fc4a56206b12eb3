/**
 * One class of pictures is learned, and pictures of all classes are told apart from it: {@code
 * hourglass bench pictures}.
 *
 * <p>What would be wrong to compare: figures over other pictures, or over fewer.
 */
@NullMarked
package io.hourglass.benchmarks.pictures;

import org.jspecify.annotations.NullMarked;
