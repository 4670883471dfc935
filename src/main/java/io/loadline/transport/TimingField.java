package io.loadline.transport;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A field of a head or of trailers in which a part of a server's time is told. */
final class TimingField {
  private static final byte[] NONE = {};
  private static final long MILLIS = TimeUnit.MILLISECONDS.toNanos(1);

  private final byte[] name;
  private final KnownTiming row;
  private final TimedPart part;
  private final long nanosPerUnit;
  private final byte[] metric;

  private TimingField(
      String name, KnownTiming row, TimedPart part, long nanosPerUnit, byte[] metric) {
    this.name = bytes(name);
    this.row = row;
    this.part = part;
    this.nanosPerUnit = nanosPerUnit;
    this.metric = metric;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** One in which a known server writes whole ms. */
  static TimingField known(String name, KnownTiming row, TimedPart part) {
    return new TimingField(name, row, part, MILLIS, NONE);
  }

  /** One that the user names, itself or a metric of {@code Server-Timing}. */
  static TimingField named(TimingSource source) {
    boolean metric = source.kind() == TimingSource.Kind.SERVER_TIMING;
    return new TimingField(
        metric ? "server-timing" : source.name(),
        KnownTiming.NAMED,
        source.part(),
        source.nanosPerUnit(),
        metric ? bytes(source.name()) : NONE);
  }

  int length() {
    return name.length;
  }

  KnownTiming row() {
    return row;
  }

  TimedPart part() {
    return part;
  }

  /** Whether a field is called so; capitals are as good. */
  boolean isNamed(byte[] names, int from, int to) {
    if (to - from != name.length) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (lower(names[from + i]) != name[i]) {
        return false;
      }
    }
    return true;
  }

  /** As {@link #isNamed(byte[], int, int)}. */
  boolean isNamed(String text) {
    if (text.length() != name.length) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (lower(text.charAt(i)) != name[i]) {
        return false;
      }
    }
    return true;
  }

  private static int lower(int b) {
    return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
  }

  /** What the value says, in ns; {@link ServerTimings#UNTOLD} where it says no time. */
  long nanos(byte[] values, int from, int to) {
    if (metric.length > 0) {
      return new ServerTimingMetrics(values, from, to).nanos(metric, nanosPerUnit);
    }
    boolean good = row == KnownTiming.NAMED || areDigits(values, from, to);
    return good ? ServerTimings.nanos(values, from, to, nanosPerUnit) : ServerTimings.UNTOLD;
  }

  /** Known servers write whole ms: what is none is of somebody else, who may mean seconds. */
  private static boolean areDigits(byte[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      if (values[i] < '0' || values[i] > '9') {
        return false;
      }
    }
    return true;
  }
}
