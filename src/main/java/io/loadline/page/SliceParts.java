package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the server told of the time of the requests of a slice.
 *
 * @param times of each part, by the names that result.json has for them
 */
record SliceParts(Map<String, SliceTimes> times) {
  static final String WAITING = "waiting";
  static final String BUSY = "busy";

  private static final String TOTAL = "total";
  private static final String UNTOLD = "untold";

  /** Reads the member {@code server} of an interval. */
  static SliceParts of(JsonTree server) {
    Map<String, SliceTimes> times = new LinkedHashMap<>();
    server.members().forEach((part, each) -> times.put(part, SliceTimes.of(each, "")));
    return new SliceParts(times);
  }

  /**
   * Reads an element of {@code windows[]}: what was told is of all of its requests, and nothing is
   * known of a rest. Its other figures are means over its time.
   */
  static SliceParts ofWindow(JsonTree window) {
    Map<String, SliceTimes> times = new LinkedHashMap<>(of(window).times);
    times.put(UNTOLD, SliceTimes.averaged(window.number(0, "requests"), 0));
    long millis = Math.round(window.figure("length_s").orElse(0) * 1e3);
    for (String each : new String[] {WAITING, BUSY}) {
      OptionalDouble mean = window.figure(each);
      times.put(each, SliceTimes.averaged(mean.isPresent() ? millis : 0, mean.orElse(0)));
    }
    return new SliceParts(times);
  }

  /** Of a figure that is no part: {@link #WAITING}, {@link #BUSY}. */
  OptionalDouble mean(String figure) {
    return of(figure).mean();
  }

  /**
   * So much of it on the average of all requests of which anything was told that is a part of their
   * time, so that all parts add up to the service time of these.
   */
  OptionalDouble share(ChartColors part) {
    return share(sum(part.css()));
  }

  /** The same of what is in the total that was told, and in none of these parts. */
  OptionalDouble shareOfOthers(Iterable<ChartColors> parts) {
    double left = sum(TOTAL);
    for (ChartColors part : parts) {
      left -= sum(part.css());
    }
    return share(left);
  }

  private OptionalDouble share(double sum) {
    long requests = of(UNTOLD).count();
    return requests == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, sum / requests));
  }

  private double sum(String part) {
    SliceTimes told = of(part);
    return told.count() * told.mean().orElse(0);
  }

  private SliceTimes of(String part) {
    return times.getOrDefault(part, SliceTimes.NONE);
  }

  SliceParts plus(SliceParts other) {
    Map<String, SliceTimes> sums = new LinkedHashMap<>(times);
    other.times.forEach((part, each) -> sums.merge(part, each, SliceTimes::plus));
    return new SliceParts(sums);
  }
}
