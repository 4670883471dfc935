package io.loadline.result;

import io.loadline.plan.TimedSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What was measured of streamed answers beyond their response times. What is in a group can be
 * asked of the result itself.
 *
 * @param slices times in short slices of the measurement, of those that a verdict must be sure of
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record StreamResult(
    TokenCounts counts,
    StreamTimes times,
    StreamExceedances exceedances,
    GoodCounts goodput,
    Map<TimedSpan, BatchSlices> slices) {
  public StreamResult {
    slices = OutcomeCounts.ordered(TimedSpan.class, slices);
  }

  /** Of a run of which no slices came. */
  public StreamResult(
      TokenCounts counts, StreamTimes times, StreamExceedances exceedances, GoodCounts goodput) {
    this(counts, times, exceedances, goodput, Map.of());
  }

  /** All together, of two parts of one run. */
  public StreamResult plus(StreamResult other) {
    Map<TimedSpan, BatchSlices> sums = new HashMap<>();
    slices.forEach((span, own) -> sums.put(span, own.plus(other.slices(span))));
    return new StreamResult(
        counts.plus(other.counts),
        times.plus(other.times),
        exceedances.plus(other.exceedances),
        goodput.plus(other.goodput),
        sums);
  }

  /** The slices of one kind of times; {@link BatchSlices#NONE} where they were not recorded. */
  public BatchSlices slices(TimedSpan span) {
    return slices.getOrDefault(span, BatchSlices.NONE);
  }

  public long tokens() {
    return counts.tokens();
  }

  public long countedByServer() {
    return counts.countedByServer();
  }

  public long countedByMessages() {
    return counts.countedByMessages();
  }

  public long withoutMessage() {
    return counts.withoutMessage();
  }

  public long toldByMessage() {
    return counts.toldByMessage();
  }

  public Distribution first() {
    return times.first();
  }

  public Distribution firstFromSent() {
    return times.firstFromSent();
  }

  public Moments firstWithoutLag() {
    return times.firstWithoutLag();
  }

  public Distribution gap() {
    return times.gap();
  }

  public Distribution perToken() {
    return times.perToken();
  }

  public Distribution rate() {
    return times.rate();
  }

  public List<Exceedance> firstExceedances() {
    return exceedances.first();
  }

  public List<Exceedance> gapExceedances() {
    return exceedances.gap();
  }

  public List<Exceedance> perTokenExceedances() {
    return exceedances.perToken();
  }

  public long good() {
    return goodput.good();
  }

  public long goodWithoutLag() {
    return goodput.withoutLag();
  }

  /** How many messages came in all. */
  public long messages() {
    return first().count() + gap().count();
  }

  /** Who counted the tokens: {@code usage}, {@code chunks}, {@code mixed}, or {@code none}. */
  public String source() {
    if (countedByServer() == 0 && countedByMessages() == 0) {
      return "none";
    }
    if (countedByServer() == 0) {
      return "chunks";
    }
    return countedByMessages() == 0 ? "usage" : "mixed";
  }
}
