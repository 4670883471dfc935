package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.monitor.LimitedContainer.Name;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How much a CPU limit took from a container while it was measured.
 *
 * @param periods in which it wanted to run
 * @param throttled those of them in which it was held back
 * @param seconds for which its threads, taken together, were held back
 * @param from the earliest moment at which it may have been
 * @param to the latest one
 */
record ThrottledTime(double periods, double throttled, double seconds, Instant from, Instant to) {
  /** Below that it is part of any service with a limit. */
  private static final double WORTH_SAYING = 0.05;

  private static final double PERIODS_A_SECOND = 10;

  /** While it loads its model a container is held back more than ever after. */
  private static final Duration STARTS = Duration.ofMinutes(1);

  private static final ThrottledTime NOTHING = new ThrottledTime(0, 0, 0, Instant.MAX, Instant.MIN);

  /**
   * Of one measurement. A kubelet looks every 10 to 15 s, so that the first counts are from before
   * the measurement: of a container that had just started, as many periods are taken off as may
   * have been then.
   *
   * @param counts in their order
   */
  static ThrottledTime during(
      List<CfsCount> counts, LimitedContainer container, Instant startedAt, Instant endedAt) {
    boolean fresh = container.readySince().plus(STARTS).isAfter(startedAt);
    ThrottledTime sum = NOTHING;
    for (int i = 1; i < counts.size(); i++) {
      CfsCount was = counts.get(i - 1);
      CfsCount is = counts.get(i);
      boolean restarted = is.periods() < was.periods();
      if (is.at().isAfter(startedAt) && was.at().isBefore(endedAt) && !restarted) {
        sum = sum.plus(between(was, is, fresh ? startedAt : was.at()));
      }
    }
    return sum.within(startedAt, endedAt);
  }

  private static ThrottledTime between(CfsCount was, CfsCount is, Instant sure) {
    double throttled = is.throttled() - was.throttled();
    double earlier = Duration.between(was.at(), sure).toMillis() / 1e3 * PERIODS_A_SECOND;
    double certain = Math.max(0, throttled - Math.max(0, earlier));
    if (certain == 0) {
      return new ThrottledTime(is.periods() - was.periods(), 0, 0, Instant.MAX, Instant.MIN);
    }
    double periods = is.periods() - was.periods() - (throttled - certain);
    double seconds = (is.seconds() - was.seconds()) * certain / throttled;
    return new ThrottledTime(periods, certain, seconds, was.at(), is.at());
  }

  private ThrottledTime plus(ThrottledTime more) {
    return new ThrottledTime(
        periods + more.periods,
        throttled + more.throttled,
        seconds + more.seconds,
        from.isBefore(more.from) ? from : more.from,
        to.isAfter(more.to) ? to : more.to);
  }

  private ThrottledTime within(Instant startedAt, Instant endedAt) {
    return new ThrottledTime(
        periods,
        throttled,
        seconds,
        from.isBefore(startedAt) ? startedAt : from,
        to.isAfter(endedAt) ? endedAt : to);
  }

  /** 0..1. */
  double share() {
    return periods == 0 ? 0 : throttled / periods;
  }

  boolean isWorthSaying() {
    return throttled > 0 && share() >= WORTH_SAYING;
  }

  /** Says how much the limit of the container took from it. */
  Interference interference(LimitedContainer container, Instant startedAt) {
    double begin = seconds(startedAt, from);
    double end = seconds(startedAt, to);
    Name name = container.name();
    String named = "container " + name.container() + " of pod " + name.pod();
    String text =
        String.format(
            Locale.ROOT,
            "%s was held back by its CPU limit of %s%s in %.0f %% of its periods, from %.1f s to"
                + " %.1f s",
            named,
            container.limit(),
            time(),
            Math.floor(share() * 100),
            begin,
            end);
    Interference.HeldBack heldBack = new Interference.HeldBack(named, end, share());
    return new Interference(InterferenceKind.THROTTLED, begin, text, false, heldBack);
  }

  /** Not all kubelets tell it. */
  private String time() {
    return seconds <= 0
        ? ""
        : String.format(Locale.ROOT, " for %.1f s (its threads together),", seconds);
  }

  private static double seconds(Instant startedAt, Instant at) {
    return Duration.between(startedAt, at).toMillis() / 1e3;
  }
}
