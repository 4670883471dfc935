package io.loadline.page;

import io.loadline.document.BrokenTimes;
import io.loadline.json.JsonTree;
import io.loadline.result.Outcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A part of the measurement; a request belongs to the one in which it should have started.
 *
 * @param start s from the start of the measurement
 * @param length s, of the last one up to the end of the measurement
 * @param lag of all requests that were fired
 * @param first to the first token or message; none where answers come whole
 * @param server what the server told of its own time
 */
record TimeSlice(
    double start,
    double length,
    Counts counts,
    SliceTimes response,
    SliceTimes lag,
    SliceTimes first,
    SliceParts server,
    SliceHealth health) {
  /**
   * Requests.
   *
   * @param byOutcome by the ids of {@link Outcome}; empty in files of older releases
   * @param tokens or messages of the answers
   * @param exceedances how many attempts took longer, by the limit in ms
   */
  record Counts(
      long successes,
      long errors,
      Map<String, Long> byOutcome,
      long tokens,
      Map<Double, Long> exceedances) {
    static Counts of(JsonTree interval) {
      Map<String, Long> byOutcome = new LinkedHashMap<>();
      interval.members("outcomes").forEach((kind, count) -> byOutcome.put(kind, count.number(0)));
      Map<Double, Long> exceedances = new LinkedHashMap<>();
      for (JsonTree each : interval.list("exceedances")) {
        exceedances.put(each.figure("limit").orElse(0), each.number(0, "count"));
      }
      return new Counts(
          interval.number(0, "successes"),
          interval.number(0, "errors"),
          byOutcome,
          interval.number(0, "tokens", "outputTokens") + interval.number(0, "messages", "count"),
          exceedances);
    }

    long requests() {
      return successes + errors;
    }

    /** Requests that ended so, as far as it is told. */
    long of(Outcome kind) {
      return byOutcome.getOrDefault(kind.id(), 0L);
    }

    /** Errors of which no kind is told that is known here. */
    long untold() {
      long told = Arrays.stream(Outcome.values()).mapToLong(this::of).sum();
      return Math.max(0, errors - (told - of(Outcome.SUCCESS)));
    }

    Counts plus(Counts other) {
      return new Counts(
          successes + other.successes,
          errors + other.errors,
          sum(byOutcome, other.byOutcome),
          tokens + other.tokens,
          sum(exceedances, other.exceedances));
    }

    private static <K> Map<K, Long> sum(Map<K, Long> one, Map<K, Long> other) {
      Map<K, Long> sums = new LinkedHashMap<>(one);
      other.forEach((key, count) -> sums.merge(key, count, Long::sum));
      return sums;
    }
  }

  /**
   * Reads an element of the member {@code intervals[]}.
   *
   * @param elapsed s, where the measurement ended
   */
  static TimeSlice of(JsonTree interval, double elapsed) {
    double start = interval.figure("start_s").orElse(0);
    double length = interval.figure("length_s").orElse(1);
    return new TimeSlice(
        start,
        start < elapsed ? Math.min(length, elapsed - start) : length,
        Counts.of(interval),
        SliceTimes.of(interval.at("response"), interval.text("histogram")),
        SliceTimes.of(interval.at("lag"), ""),
        first(interval),
        SliceParts.of(interval.at("server")),
        SliceHealth.of(interval.at("health")));
  }

  /** Reads an element of {@code windows[]}: no more of it than is of the measurement. */
  static TimeSlice ofWindow(JsonTree window, double end) {
    double start = window.figure("start_s").orElse(0);
    double from = Math.max(0, start);
    double to = Math.min(end, start + window.figure("length_s").orElse(0));
    return told(from, to, window.number(0, "requests"), SliceParts.ofWindow(window));
  }

  /** Of a time of which nothing is known. */
  static TimeSlice nothing(double from, double to) {
    return told(from, to, 0, new SliceParts(Map.of()));
  }

  private static TimeSlice told(double from, double to, long requests, SliceParts server) {
    SliceTimes none = SliceTimes.NONE;
    return new TimeSlice(
        from,
        to - from,
        new Counts(requests, 0, Map.of(), 0, Map.of()),
        none,
        none,
        none,
        server,
        SliceHealth.of(JsonTree.ABSENT));
  }

  private static SliceTimes first(JsonTree interval) {
    JsonTree tokens = interval.at("tokens");
    JsonTree messages = interval.at("messages");
    return tokens.isPresent()
        ? SliceTimes.of(tokens.at("ttft"), tokens.text("ttftHistogram"))
        : SliceTimes.of(messages.at("first"), messages.text("firstHistogram"));
  }

  double end() {
    return start + length;
  }

  BrokenTimes.Span span() {
    return new BrokenTimes.Span(start, end());
  }

  double middle() {
    return start + length / 2;
  }

  /** Of a count in it, a second. */
  double perSecond(long count) {
    return length <= 0 ? 0 : count / length;
  }

  /** With the one that follows. */
  TimeSlice plus(TimeSlice next) {
    return new TimeSlice(
        start,
        next.end() - start,
        counts.plus(next.counts),
        response.plus(next.response),
        lag.plus(next.lag),
        first.plus(next.first),
        server.plus(next.server),
        health.plus(next.health));
  }
}
