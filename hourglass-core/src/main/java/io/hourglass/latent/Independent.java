package io.hourglass.latent;

import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import java.util.List;

/** Independent indices: learned probabilities for every position. */
public record Independent() implements IndexPrior {
  @Override
  public List<Parameter> parameters(int positions, int entries) {
    return List.of(Parameter.bias("logits", Shape.of(positions, entries)));
  }

  @Override
  public Sequence sequence(int positions, int entries, List<float[]> weights) {
    return new CategoricalSampler(positions, () -> new Marginals(weights.get(0), entries));
  }

  private record Marginals(float[] table, int entries) implements CategoricalSampler.Conditionals {
    @Override
    public double[] logits(int position) {
      double[] logits = new double[entries];
      for (int i = 0; i < entries; i++) {
        logits[i] = table[position * entries + i];
      }
      return logits;
    }

    @Override
    public void condition(int position, int index) {}
  }
}
