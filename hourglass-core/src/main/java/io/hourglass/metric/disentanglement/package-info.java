/**
 * Whether a code takes data apart as people would: one number of the code for one factor that the
 * data varies by, such as a shape's place or size.
 *
 * <p>Start at {@link io.hourglass.metric.disentanglement.Disentanglement}, the four usual scores at
 * once. They need data whose {@link io.hourglass.metric.disentanglement.Factor}s are known:
 *
 * <ul>
 *   <li>{@link io.hourglass.metric.disentanglement.MutualInformationGap}, MIG (Chen et al. 2018);
 *   <li>{@link io.hourglass.metric.disentanglement.SeparatedPredictability}, SAP (Kumar et al.
 *       2018);
 *   <li>{@link io.hourglass.metric.disentanglement.Dci}, disentanglement, completeness and
 *       informativeness (Eastwood and Williams 2018);
 *   <li>{@link io.hourglass.metric.disentanglement.FactorVaeScore} (Kim and Mnih 2018).
 * </ul>
 *
 * <p>All are 1 for a code that is the factors themselves and near 0 for noise, but for the last,
 * which guesses a factor right with the chance of a coin of as many sides as there are factors.
 * They agree on clear cases only (Locatello et al. 2019): look at several, over several seeds.
 */
@NullMarked
package io.hourglass.metric.disentanglement;

import org.jspecify.annotations.NullMarked;
