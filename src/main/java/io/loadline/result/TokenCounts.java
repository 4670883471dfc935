package io.loadline.result;

import org.apiguardian.api.API;

/**
 * How many tokens came, and who counted them.
 *
 * @param tokens output tokens of all successes
 * @param countedByServer successes whose tokens the server counted
 * @param countedByMessages successes of which only the messages could be counted
 * @param withoutMessage successes without any message; they have no first one
 * @param toldByMessage successes with a time per token whose server told with each message how many
 *     tokens it holds; of the others one token is taken for the first message
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record TokenCounts(
    long tokens,
    long countedByServer,
    long countedByMessages,
    long withoutMessage,
    long toldByMessage) {
  /** The sums. */
  public TokenCounts plus(TokenCounts other) {
    return new TokenCounts(
        tokens + other.tokens,
        countedByServer + other.countedByServer,
        countedByMessages + other.countedByMessages,
        withoutMessage + other.withoutMessage,
        toldByMessage + other.toldByMessage);
  }
}
