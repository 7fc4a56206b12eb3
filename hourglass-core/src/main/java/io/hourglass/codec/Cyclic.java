package io.hourglass.codec;

import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.PlainValue;
import io.hourglass.data.TimestampColumn;
import io.hourglass.likelihood.Features;
import io.hourglass.likelihood.Gaussian;
import io.hourglass.likelihood.Likelihood;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The time of day and the day of the week of a moment as points on two circles, so that 23:59 and
 * 00:01 are close. The date itself is not encoded: rows after training have later dates.
 *
 * @param column name of the column
 * @param nullable whether cells were missing in training
 */
public record Cyclic(String column, boolean nullable) implements ColumnCodec {
  private static final long DAY = ChronoUnit.DAYS.getDuration().toMillis();
  // 1970-01-01 was a Thursday; decoded moments fall into the week of Monday, 1970-01-05
  private static final long MONDAY = 4 * DAY;
  private static final long WEEK = 7 * DAY;

  @Override
  public ColumnType type() {
    return new ColumnType.Timestamp();
  }

  @Override
  public Features features() {
    return Features.REAL;
  }

  @Override
  public int width() {
    return 4;
  }

  @Override
  public Likelihood defaultLikelihood() {
    return new Gaussian(1);
  }

  @Override
  public void encode(Column cells, int from, int to, Target out) {
    TimestampColumn moments = (TimestampColumn) cells;
    for (int row = from, at = out.offset(); row < to; row++, at += out.stride()) {
      write(moments.millis(row), out.values(), at);
    }
  }

  @Override
  public void encodeValue(@Nullable Object value, float[] out, int offset) {
    write(PlainValue.millis(value), out, offset);
  }

  private static void write(long millis, float[] out, int offset) {
    if (millis == TimestampColumn.MISSING) {
      Arrays.fill(out, offset, offset + 4, Float.NaN);
      return;
    }
    double day = 2 * Math.PI * Math.floorMod(millis, DAY) / DAY;
    double week = 2 * Math.PI * Math.floorMod(millis - MONDAY, WEEK) / WEEK;
    writeAngle(day, out, offset);
    writeAngle(week, out, offset + 2);
  }

  private static void writeAngle(double angle, float[] out, int offset) {
    out[offset] = (float) StrictMath.sin(angle);
    out[offset + 1] = (float) StrictMath.cos(angle);
  }

  /** The moment of the week of 1970-01-05 with that time of day on the nearest such day. */
  @Override
  public Column decode(Rows rows, int offset) {
    long[] millis = new long[rows.rows()];
    for (int row = 0; row < millis.length; row++) {
      millis[row] = moment(rows.values(), row * rows.width() + offset);
    }
    return new TimestampColumn(column, millis);
  }

  private static long moment(float[] v, int at) {
    return Float.isNaN(v[at])
        ? TimestampColumn.MISSING
        : moment(turn(v[at], v[at + 1]), turn(v[at + 2], v[at + 3]));
  }

  private static long moment(double ofDay, double ofWeek) {
    long inDay = (long) (ofDay * DAY);
    long days = Math.round((ofWeek * WEEK - inDay) / DAY);
    return MONDAY + Math.floorMod(days, 7L) * DAY + inDay;
  }

  private static double turn(double sine, double cosine) {
    double turn = StrictMath.atan2(sine, cosine) / (2 * Math.PI);
    return turn < 0 ? turn + 1 : turn;
  }
}
