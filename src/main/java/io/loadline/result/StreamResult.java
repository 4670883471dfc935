package io.loadline.result;

import java.util.List;

/**
 * What was measured of streamed answers beyond their response times. Times are those of successes.
 *
 * @param tokens output tokens of all successes
 * @param countedByServer successes whose tokens the server counted
 * @param countedByMessages successes of which only the messages could be counted
 * @param withoutMessage successes without any message; they have no first one
 * @param toldByMessage successes with a {@code perToken} whose server told with each message how
 *     many tokens it holds; of the others one token is taken for the first message
 * @param first first message - intended, one a success
 * @param firstWithoutLag the same with our own lag taken off
 * @param gap the time between two messages that follow one another in one answer, of all successes
 *     together
 * @param perToken (last message - first message) / tokens behind the first message, up to the last
 *     one with text; one a success of more than one message
 * @param rate tokens / (done - sent), one a success, in millionths of a token per second
 * @param firstExceedances attempts over each limit on {@code first}
 * @param gapExceedances gaps over each limit on {@code gap}; errors have none
 * @param perTokenExceedances attempts over each limit on {@code perToken}
 * @param good successes that keep all of {@link io.loadline.plan.GoodputLimits}
 * @param goodWithoutLag the same with our own lag taken off
 */
public record StreamResult(
    long tokens,
    long countedByServer,
    long countedByMessages,
    long withoutMessage,
    long toldByMessage,
    Distribution first,
    Moments firstWithoutLag,
    Distribution gap,
    Distribution perToken,
    Distribution rate,
    List<Exceedance> firstExceedances,
    List<Exceedance> gapExceedances,
    List<Exceedance> perTokenExceedances,
    long good,
    long goodWithoutLag) {
  public StreamResult {
    firstExceedances = List.copyOf(firstExceedances);
    gapExceedances = List.copyOf(gapExceedances);
    perTokenExceedances = List.copyOf(perTokenExceedances);
  }

  /** How many messages came in all. */
  public long messages() {
    return first.count() + gap.count();
  }

  /** Who counted the tokens: {@code usage}, {@code chunks}, {@code mixed}, or {@code none}. */
  public String source() {
    if (countedByServer == 0 && countedByMessages == 0) {
      return "none";
    }
    if (countedByServer == 0) {
      return "chunks";
    }
    return countedByMessages == 0 ? "usage" : "mixed";
  }
}
