package io.loadline.slo;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimedSpan;
import io.loadline.result.AttemptCounts;
import io.loadline.result.BatchSlices;
import io.loadline.result.Distribution;
import io.loadline.result.Exceedance;
import io.loadline.result.Interval;
import io.loadline.result.PartTimes;
import io.loadline.result.RequestCounts;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunResult;
import io.loadline.result.ServerResult;
import io.loadline.result.StreamExceedances;
import io.loadline.result.StreamResult;
import io.loadline.result.TimeSeries;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Counts a finished run against limits that its attempts were not counted against one by one. What
 * histograms and lags leave open is taken for the best or for the worst, so that a verdict that is
 * the same both times holds. No verdict gets better where more attempts exceed a limit.
 *
 * @param worst whether what is open counts as exceeding
 */
record LimitCounts(RunResult run, LoadPlan plan, boolean worst) {
  /** The same run of a plan with other objectives. */
  RunResult counted() {
    RequestCounts counts = run.counts();
    TimeSeries series = run.series();
    return new RunResult(
        plan,
        run.execution(),
        new RequestCounts(
            counts.sent(),
            counts.outcomes(),
            counts.laggedTimeouts(),
            counts.refused(),
            exceedances(this::response)),
        run.times()
            .with(run.times().slices().counted(plan.latencyLimits(), run.exceedances(), worst)),
        new TimeSeries(
            series.intervals().stream().map(this::counted).toList(),
            series.stages(),
            series.arrivals()),
        run.stream() == null ? null : counted(run.stream()),
        run.cluster(),
        counted(run.server()));
  }

  private ServerResult counted(ServerResult server) {
    RequestTimings told = server.requests();
    return told == null
        ? server
        : new ServerResult(told.with(counted(told.parts())), server.scraped());
  }

  private Map<TimedPart, PartTimes> counted(Map<TimedPart, PartTimes> parts) {
    Map<TimedPart, PartTimes> counted = new EnumMap<>(TimedPart.class);
    parts.forEach(
        (part, of) ->
            counted.put(
                part,
                new PartTimes(
                    of.times(),
                    of.rows(),
                    exceedances(
                        plan.limits(part), of.exceedances(), limit -> part(of.times(), limit)))));
    return counted;
  }

  /** Our lag is no part of it, and may have made it shorter by so much. */
  private Exceedance part(Distribution times, long limit) {
    long above = times.above(limit);
    long withLag = times.aboveAtMost(Math.max(0, limit - run.lag().max()));
    return worst
        ? new Exceedance(limit, withLag, times.aboveAtMost(limit))
        : new Exceedance(limit, above, above);
  }

  private interface Count {
    Exceedance of(long limit);
  }

  private List<Exceedance> exceedances(Count count) {
    return exceedances(TimedSpan.RESPONSE, run.exceedances(), count);
  }

  /** As they were counted, where they were. */
  private List<Exceedance> exceedances(TimedSpan span, List<Exceedance> known, Count count) {
    return exceedances(plan.limits(span), known, count);
  }

  private static List<Exceedance> exceedances(long[] limits, List<Exceedance> known, Count count) {
    return Arrays.stream(limits)
        .mapToObj(limit -> known(known, limit).findFirst().orElseGet(() -> count.of(limit)))
        .toList();
  }

  private static Stream<Exceedance> known(List<Exceedance> known, long limit) {
    return known.stream().filter(each -> each.limitNanos() == limit);
  }

  /** A service time is part of a response time, and no lag is. */
  private Exceedance response(long limit) {
    long late = limit + run.lag().max();
    long withoutLag =
        Math.max(
            Math.max(run.service().above(limit), run.response().above(late)),
            run.intervals().stream().mapToLong(each -> beyondLag(each, limit)).sum());
    long above = Math.max(run.response().above(limit), withoutLag);
    long errors = run.outcomes().errors();
    return counted(limit, above, run.response().aboveAtMost(limit), withoutLag, errors);
  }

  /** How many are so far above a limit that the lag of their time does not explain it. */
  private static long beyondLag(Interval interval, long limit) {
    return interval.histogram().above(limit + interval.lag().max());
  }

  private Interval counted(Interval interval) {
    AttemptCounts counts = interval.counts();
    Interval.Histogram times = interval.histogram();
    List<Exceedance> all =
        exceedances(
            TimedSpan.RESPONSE,
            interval.exceedances(),
            limit -> counted(times, limit, beyondLag(interval, limit), interval.errors()));
    return new Interval(
        interval.startNanos(),
        interval.lengthNanos(),
        new AttemptCounts(counts.byOutcome(), counts.refused(), all),
        interval.responseTimes(),
        interval.lagTimes(),
        interval.stream(),
        interval.timings(),
        interval.health());
  }

  private Exceedance counted(Interval.Histogram times, long limit, long withoutLag, long errors) {
    return counted(limit, times.above(limit), times.aboveAtMost(limit), withoutLag, errors);
  }

  private StreamResult counted(StreamResult stream) {
    long errors = run.outcomes().errors();
    StreamExceedances exceedances =
        new StreamExceedances(
            exceedances(
                TimedSpan.FIRST_TOKEN,
                stream.firstExceedances(),
                limit -> first(stream.first(), limit)),
            exceedances(
                TimedSpan.TOKEN_GAP,
                stream.gapExceedances(),
                limit -> withoutLag(stream.gap(), limit, 0)),
            exceedances(
                TimedSpan.TOKEN,
                stream.perTokenExceedances(),
                limit -> withoutLag(stream.perToken(), limit, errors)));
    Map<TimedSpan, BatchSlices> slices = new HashMap<>(stream.slices());
    slices.replaceAll(
        (span, of) -> of.counted(plan.limits(span), stream.exceedances().of(span), worst));
    return new StreamResult(stream.counts(), stream.times(), exceedances, stream.goodput(), slices);
  }

  private Exceedance first(Distribution times, long limit) {
    long late = times.above(limit + run.lag().max());
    long above = times.above(limit);
    return counted(limit, above, times.aboveAtMost(limit), late, run.outcomes().errors());
  }

  /** Of times in which our lag has no part. */
  private Exceedance withoutLag(Distribution times, long limit, long errors) {
    long above = times.above(limit);
    return counted(limit, above, times.aboveAtMost(limit), above, errors);
  }

  /** Times that are counted, and those that attempts without a time add. */
  private Exceedance counted(
      long limit, long above, long aboveAtMost, long withoutLag, long errors) {
    return worst
        ? new Exceedance(limit, aboveAtMost + errors, aboveAtMost + errors)
        : new Exceedance(limit, above + errors, withoutLag + errors);
  }
}
