package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.Setting;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.Workload;
import io.loadline.text.PlainNumber;
import java.time.Duration;
import java.util.List;

/**
 * Reports loads in which two endpoints cannot be compared that take turns.
 *
 * @param place what is reported where nothing else is wrong but the comparison itself
 * @param slice how long a turn is
 * @param settle of that, which is not compared
 */
record SlicedLoadRule(SettingValues values, Attribute place, Duration slice, Duration settle) {
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** How many groups of pairs there are, each of one at least. */
  private static final int GROUPS = 20;

  /** Whether both can take turns in it. */
  boolean check(Workload load, PhaseLength extent, LoadShare share) {
    boolean fits = checkShare(share) && checkWorkload(load);
    if (slice.compareTo(SHORTEST) < 0) {
      refuse(
          Attribute.COMPARE_SLICE,
          "is so short that what one side leaves behind would be counted against the other",
          "write 5s or more");
      return false;
    }
    if (!(extent instanceof PhaseLength.Span span)) {
      refuse(
          Attribute.REQUESTS,
          "are counted at each endpoint, and both take turns by the clock",
          "set @Load(duration = \"" + least() + "s\") or more in place of requests");
      return false;
    }
    return fits && checkTime(span.duration());
  }

  private boolean checkShare(LoadShare share) {
    if (share.weights().stream().distinct().count() > 1) {
      refuse(
          place,
          "both sides have the whole rate in turn, and weights share a rate out",
          "remove the weights of the endpoints");
      return false;
    }
    if (values
        .find(Attribute.WORKERS)
        .map(Setting::values)
        .filter(SlicedLoadRule::many)
        .isPresent()) {
      refuse(
          Attribute.WORKERS,
          "do not begin their turns at one moment, and what is compared takes turns",
          "remove workers");
      return false;
    }
    return true;
  }

  private static boolean many(List<String> workers) {
    return !workers.equals(List.of("1"));
  }

  private boolean checkWorkload(Workload load) {
    if (load instanceof Workload.Open) {
      return true;
    }
    boolean staged = load instanceof Workload.Staged;
    refuse(
        staged ? Attribute.STAGES : Attribute.CONCURRENCY,
        staged
            ? "change the load over time, and both sides must meet the same one"
            : "lets a slower side have less to do, and both sides must meet the same load",
        "set rate and duration in place of it");
    return false;
  }

  /** In s. */
  private long least() {
    return 2 * GROUPS * slice.toSeconds();
  }

  private boolean checkTime(Duration whole) {
    Duration pair = slice.multipliedBy(2);
    long pairs = whole.dividedBy(pair);
    if (pairs < GROUPS) {
      refuse(
          Attribute.DURATION,
          "is time for %d pairs of slices of %d s, and a comparison takes %d"
              .formatted(pairs, slice.toSeconds(), GROUPS),
          "set duration = \"" + least() + "s\" or more" + shorter());
      return false;
    }
    if (whole.compareTo(LONGEST) > 0) {
      refuse(
          Attribute.DURATION,
          "is so long that seconds are not kept one by one",
          "set duration = \"1h\" at the most");
      return false;
    }
    if (!pair.multipliedBy(pairs).equals(whole)) {
      refuse(
          Attribute.DURATION,
          "is no whole number of pairs of slices of " + slice.toSeconds() + " s",
          "set duration = \"%ds\"".formatted(pair.multipliedBy(pairs).toSeconds()));
      return false;
    }
    return true;
  }

  private String shorter() {
    return slice.equals(SHORTEST) ? "" : ", or a shorter slice";
  }

  /** A percentile takes so many requests that there is one beyond it. */
  boolean checkGroups(Workload load, PhaseLength extent, List<SlicePlan.Figure> figures) {
    long pairs = ((PhaseLength.Span) extent).duration().dividedBy(slice.multipliedBy(2));
    long seconds = pairs / GROUPS * slice.minus(settle).toSeconds();
    double requests = load.peakRate() * seconds;
    for (SlicePlan.Figure each : figures) {
      double needed = each.metric().kind().isMean() ? 1 : 100 / (100 - each.metric().percentile());
      if (requests < Math.rint(needed)) {
        refuse(
            values.isSet(Attribute.RATE) ? Attribute.RATE : place,
            "%s is compared in %d groups of pairs, each with some %d requests a side, and takes %d"
                .formatted(each.metric(), GROUPS, (long) requests, Math.round(needed)),
            "set rate = %s or more, a longer duration, or compare a lower percentile"
                .formatted(PlainNumber.text(Math.ceil(Math.rint(needed) / seconds))));
        return false;
      }
    }
    return true;
  }

  /** Where it was set, else where the comparison was. */
  private void refuse(Attribute attribute, String rule, String fix) {
    if (values.isSet(attribute)) {
      values.refuse(attribute, rule, fix);
    } else {
      values.refuse(place, attribute.label() + " " + rule, fix);
    }
  }
}
