/**
 * JMH benchmarks of use in plain Java: where a microsecond goes, from one change to the next.
 *
 * <p>What would be wrong to compare:
 *
 * <ul>
 *   <li>these figures with those of {@code bench speed}: here the weights are random and warm in
 *       the cache, and the same rows come again and again; there a trained model sees a thousand
 *       rows in turn, as peers do;
 *   <li>one row with many rows divided by their number: many share the weights that they are
 *       multiplied with, and run on all cores;
 *   <li>{@code score} with {@code reconstruct}: the former also works out the likelihood of every
 *       value, with a logarithm each;
 *   <li>encoded rows with raw ones: {@code EncodeBenchmark} is what lies between;
 *   <li>loading from a warm file cache, as here, with the first start on a cold machine;
 *   <li>figures of two machines, two JDKs, or of one machine while something else runs.
 * </ul>
 *
 * <p>How to run them is in {@code docs/benchmarks/jmh.md}.
 */
@NullMarked
package io.hourglass.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
