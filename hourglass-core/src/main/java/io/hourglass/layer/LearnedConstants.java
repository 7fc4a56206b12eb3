package io.hourglass.layer;

import java.util.ArrayList;
import java.util.List;

/**
 * Inserts learned numbers, the same for every row, between its inputs: parameters of a distribution
 * that are not predicted. The input may have any shape and counts as flattened.
 *
 * @param at their indices among the outputs, ascending
 * @param initializer of their values
 */
public record LearnedConstants(List<Integer> at, Initializer initializer) implements Layer {
  public LearnedConstants {
    at = List.copyOf(at);
    int least = 0;
    for (int place : at) {
      if (place < least) {
        throw new IllegalArgumentException("places must ascend from 0, got " + at);
      }
      least = place + 1;
    }
  }

  @Override
  public Shape output(Shape input) {
    int size = Math.addExact(input.size(), at.size());
    if (!at.isEmpty() && at.get(at.size() - 1) >= size) {
      throw new IllegalArgumentException(
          "places must be below %d for %s, got %s".formatted(size, input, at));
    }
    return Shape.of(size);
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    return at.isEmpty()
        ? List.of()
        : List.of(new Parameter("values", Shape.of(at.size()), initializer, Parameter.Role.BIAS));
  }

  @Override
  public boolean isIdentity() {
    return at.isEmpty();
  }

  /**
   * Adjacent outputs from the same source.
   *
   * @param learned whether they are constants; inputs otherwise
   * @param from index of the first in its source
   * @param length number of outputs
   */
  public record Piece(boolean learned, int from, int length) {}

  /** The outputs in order, for a number of inputs. */
  public List<Piece> pieces(int values) {
    List<Piece> pieces = new ArrayList<>();
    int taken = 0;
    int first = 0;
    for (int i = 0; i < at.size(); i++) {
      int before = at.get(i) - i - taken;
      if (before > 0) {
        add(pieces, new Piece(true, first, i - first));
        add(pieces, new Piece(false, taken, before));
        taken += before;
        first = i;
      }
    }
    add(pieces, new Piece(true, first, at.size() - first));
    add(pieces, new Piece(false, taken, values - taken));
    return pieces;
  }

  private static void add(List<Piece> pieces, Piece piece) {
    if (piece.length() > 0) {
      pieces.add(piece);
    }
  }

  @Override
  public Forward forward(List<float[]> weights, Shape input) {
    List<Piece> pieces = pieces(input.size());
    return (in, rows, out) -> {
      int to = 0;
      for (int row = 0; row < rows; row++) {
        for (Piece piece : pieces) {
          float[] source = piece.learned() ? weights.get(0) : in;
          int from = piece.from() + (piece.learned() ? 0 : row * input.size());
          System.arraycopy(source, from, out, to, piece.length());
          to += piece.length();
        }
      }
    };
  }
}
