package io.hourglass.train.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of an epoch. Losses are means over rows, in nats per row, by name of their term.
 *
 * @param number from 1
 * @param loss the objective, averaged over the epoch during training
 * @param terms the parts of the loss by name, before any weights
 * @param klPerLatent KL cost of every latent dimension; empty where codes are plain
 * @param validation the loss over the held-out rows, after the epoch; NaN where there are none
 * @param rate the learning rate at its last step
 * @param steps taken since the beginning of the run
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Epoch(
    int number,
    double loss,
    Map<String, Double> terms,
    List<Double> klPerLatent,
    double validation,
    double rate,
    long steps) {
  public Epoch {
    klPerLatent = List.copyOf(klPerLatent);
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }

  /** The loss that early stopping and the plateau schedule go by. */
  double monitored() {
    return Double.isNaN(validation) ? loss : validation;
  }

  /** The validation loss, where there is one. */
  public Optional<Double> validationLoss() {
    return Double.isNaN(validation) ? Optional.empty() : Optional.of(validation);
  }
}
