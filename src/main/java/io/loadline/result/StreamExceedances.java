package io.loadline.result;

import io.loadline.plan.TimedSpan;
import java.util.List;
import org.apiguardian.api.API;

/**
 * How often the limits on times of streamed answers were exceeded, in the order of the objectives.
 *
 * @param first attempts over each limit on the time to the first message
 * @param gap gaps over each limit on the gap between two messages; errors have none
 * @param perToken attempts over each limit on the time per token
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record StreamExceedances(
    List<Exceedance> first, List<Exceedance> gap, List<Exceedance> perToken) {
  public StreamExceedances {
    first = List.copyOf(first);
    gap = List.copyOf(gap);
    perToken = List.copyOf(perToken);
  }

  /** Those of one kind of times; empty for one that no stream has. */
  public List<Exceedance> of(TimedSpan span) {
    return switch (span) {
      case FIRST_TOKEN -> first;
      case TOKEN_GAP -> gap;
      case TOKEN -> perToken;
      default -> List.of();
    };
  }

  /** The sums, of two parts of one run. */
  public StreamExceedances plus(StreamExceedances other) {
    return new StreamExceedances(
        RequestCounts.sum(first, other.first),
        RequestCounts.sum(gap, other.gap),
        RequestCounts.sum(perToken, other.perToken));
  }
}
