package io.loadline.measure;

import io.loadline.plan.LoadPlan;
import io.loadline.result.BatchSlices;
import io.loadline.result.Interval;
import io.loadline.result.Moments;
import io.loadline.result.RequestCounts;
import io.loadline.result.RequestTimes;
import io.loadline.result.ServerResult;
import io.loadline.result.StageFigures;
import io.loadline.result.StreamResult;
import io.loadline.result.TokenCounts;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what the loops of a run record: their finished seconds on the way, the rest at the
 * end. Used by one thread, which is none of the loops'.
 */
public final class RunRecorder {
  private final List<LoopRecorder> loops;
  private final long[] limits;
  private final IntervalLog seconds = new IntervalLog();

  /**
   * What loops recorded over the whole run.
   *
   * @param stream null when answers come whole
   * @param server what it told of its own time
   * @param early response times of the first quarter of the schedule
   * @param late those of the last
   * @param lastDone when the last request ended; {@link Long#MIN_VALUE} when none was fired
   */
  public record Recording(
      RequestCounts counts,
      RequestTimes times,
      List<StageFigures> stages,
      @Nullable StreamResult stream,
      ServerResult server,
      Moments early,
      Moments late,
      long lastDone) {
    private static Recording of(LoopRecorder loop) {
      return new Recording(
          loop.counts(),
          loop.times(),
          loop.stages.snapshot(),
          loop.stream == null ? null : loop.stream.snapshot(),
          loop.server(),
          loop.stages.early(),
          loop.stages.late(),
          loop.lastDone);
    }

    /** All together, of two parts of one run. */
    public Recording plus(Recording other) {
      return new Recording(
          counts.plus(other.counts),
          times.plus(other.times),
          IntStream.range(0, stages.size())
              .mapToObj(stage -> stages.get(stage).plus(other.stages.get(stage)))
              .toList(),
          stream == null || other.stream == null ? null : stream.plus(other.stream),
          server.plus(other.server),
          early.plus(other.early),
          late.plus(other.late),
          Math.max(lastDone, other.lastDone));
    }
  }

  /**
   * What was recorded in a slice of the measurement, or in some loops of it: slices of one time are
   * added up.
   *
   * @param interval without health
   * @param counts of the requests of the interval; notes on answers of the warm-up are not in it
   * @param tokens null when answers come whole
   */
  public record MeasuredSlice(
      Interval interval, RequestCounts counts, @Nullable TokenCounts tokens) {
    /** Both together, with start and length of this one. */
    public MeasuredSlice plus(MeasuredSlice other) {
      return new MeasuredSlice(
          interval.plus(other.interval),
          counts.plus(other.counts),
          tokens == null || other.tokens == null ? null : tokens.plus(other.tokens));
    }

    /** The same as the slice {@code index} of so long ones. */
    public MeasuredSlice at(long index, long length) {
      return new MeasuredSlice(interval.at(index, length), counts, tokens);
    }
  }

  /**
   * What is known of a run of which only slices came.
   *
   * @param intervals from the start on, without a gap, all of one length
   */
  public record Totals(Recording recording, List<Interval> intervals) {
    /** Of slices in any order, of which several may be of one time. */
    public static Totals of(LoadPlan plan, List<MeasuredSlice> slices) {
      SliceTotals totals = new SliceTotals(plan, slices);
      return new Totals(totals.recording(), totals.intervals());
    }
  }

  /** Of a run that has at least one loop. */
  public RunRecorder(LoadPlan plan, List<LoopRecorder> loops) {
    this.loops = List.copyOf(loops);
    this.limits = plan.latencyLimits();
  }

  /** Takes the seconds that the loops have finished since. */
  public void collect() {
    collect(slice -> {});
  }

  /**
   * As {@link #collect()}.
   *
   * @param taken given each of them
   */
  public void collect(Consumer<MeasuredSlice> taken) {
    loops.forEach(each -> seconds.collect(each, taken));
  }

  /**
   * Up to when all requests that were due have ended, in ns from the start of the measurement;
   * whole seconds. To be asked before they are collected.
   */
  public long ended() {
    return loops.stream().mapToLong(each -> each.slices.ended()).min().orElse(0);
  }

  /**
   * The time before in short slices, of a run that may end early.
   *
   * @param nanos at most {@link #ended}
   */
  public BatchSlices slices(long nanos) {
    return loops.stream().map(each -> each.slices(nanos)).reduce(BatchSlices::plus).orElseThrow();
  }

  /** Adds up histograms and counts; never percentiles. The loops must have ended. */
  public Recording finish() {
    loops.forEach(LoopRecorder::finish);
    collect();
    return loops.stream().map(Recording::of).reduce(Recording::plus).orElseThrow();
  }

  /** From the first to the last that was collected, empty ones in between included. */
  public List<Interval> intervals() {
    return seconds.intervals(limits);
  }
}
