/**
 * Sources of training rows: memory, or a file of any size.
 *
 * <p>A {@link io.hourglass.train.feed.Feed} gives the rows of an epoch in an order that depends on
 * the seed and the epoch alone, so that a resumed run sees the same rows as an uninterrupted one.
 */
@NullMarked
package io.hourglass.train.feed;

import org.jspecify.annotations.NullMarked;
