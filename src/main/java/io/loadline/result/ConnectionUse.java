package io.loadline.result;

/**
 * What became of the connections of a run, warm-up included.
 *
 * @param opened how many were opened
 * @param used on how many of them a request was sent
 * @param answered on how many of them a whole answer ever came
 */
public record ConnectionUse(long opened, long used, long answered) {
  public ConnectionUse plus(ConnectionUse other) {
    return new ConnectionUse(opened + other.opened, used + other.used, answered + other.answered);
  }
}
