/**
 * Metrics of disentanglement: whether each latent dimension represents one factor of variation,
 * such as the position or size of a shape.
 *
 * <p>Start at {@link io.hourglass.metric.disentanglement.Disentanglement}, the four usual scores.
 * They need data with known {@link io.hourglass.metric.disentanglement.Factor}s:
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
 * <p>All are 1 for a code that consists of the factors and near 0 for noise, except the last, which
 * is then 1 / number of factors. They agree on clear cases only (Locatello et al. 2019): compare
 * several of them, over several seeds.
 */
@NullMarked
package io.hourglass.metric.disentanglement;

import org.jspecify.annotations.NullMarked;
