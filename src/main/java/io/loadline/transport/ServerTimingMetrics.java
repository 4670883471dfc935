package io.loadline.transport;

/**
 * The value of a field {@code Server-Timing}: metrics in a list, each with parameters, such as
 * {@code queue;dur=53.2;desc="in, line", db}.
 */
final class ServerTimingMetrics {
  private static final String DURATION = "dur";

  private final byte[] in;
  private final int to;
  private int at;
  private int valueFrom;
  private int valueTo;

  ServerTimingMetrics(byte[] in, int from, int to) {
    this.in = in;
    this.at = from;
    this.to = to;
  }

  /**
   * The duration of a metric, the last one that has any, in ns; {@link ServerTimings#UNTOLD} for
   * none.
   */
  long nanos(byte[] metric, long nanosPerUnit) {
    long told = ServerTimings.UNTOLD;
    while (at < to) {
      skipBlanks();
      int from = at;
      skipName();
      boolean wanted = isName(metric, from);
      boolean found = findDuration();
      long nanos = ServerTimings.UNTOLD;
      if (wanted && found) {
        nanos = ServerTimings.nanos(in, valueFrom, valueTo, nanosPerUnit);
      }
      told = nanos >= 0 ? nanos : told;
      at++;
    }
    return told;
  }

  private boolean isName(byte[] metric, int from) {
    boolean same = at - from == metric.length;
    for (int i = 0; same && i < metric.length; i++) {
      same = in[from + i] == metric[i];
    }
    return same;
  }

  /** Goes to the comma behind the metric; the first of several durations counts. */
  private boolean findDuration() {
    boolean found = false;
    int from = to;
    int end = to;
    skipBlanks();
    while (at < to && in[at] != ',') {
      boolean first = takeParameter() && !found;
      from = first ? valueFrom : from;
      end = first ? valueTo : end;
      found |= first;
    }
    valueFrom = from;
    valueTo = end;
    return found;
  }

  /** Takes what stands up to the next semicolon or comma; returns whether it is the duration. */
  private boolean takeParameter() {
    boolean duration = false;
    if (in[at] == ';') {
      at++;
      skipBlanks();
      int name = at;
      skipName();
      duration = isDuration(name) && takeValue();
    }
    skipRest();
    return duration;
  }

  private boolean isDuration(int from) {
    boolean same = at - from == DURATION.length();
    for (int i = 0; same && i < DURATION.length(); i++) {
      same = (in[from + i] | 0x20) == DURATION.charAt(i);
    }
    return same;
  }

  private boolean takeValue() {
    skipBlanks();
    if (at >= to || in[at] != '=') {
      return false;
    }
    at++;
    skipBlanks();
    boolean quoted = at < to && in[at] == '"';
    valueFrom = quoted ? at + 1 : at;
    if (quoted) {
      skipQuoted();
      valueTo = Math.max(valueFrom, at - 1);
      return at <= to;
    }
    skipName();
    valueTo = at;
    return true;
  }

  /** What does not belong there hides no comma within quotes. */
  private void skipRest() {
    while (at < to && in[at] != ';' && in[at] != ',') {
      if (in[at] == '"') {
        skipQuoted();
      } else {
        at++;
      }
    }
  }

  /** Goes behind the closing quote; beyond the end where there is none. */
  private void skipQuoted() {
    at++;
    while (at < to && in[at] != '"') {
      at += in[at] == '\\' ? 2 : 1;
    }
    at = Math.min(to, at) + 1;
  }

  private void skipName() {
    while (at < to && ",;=\" \t".indexOf(in[at]) < 0) {
      at++;
    }
  }

  private void skipBlanks() {
    while (at < to && (in[at] == ' ' || in[at] == '\t')) {
      at++;
    }
  }
}
