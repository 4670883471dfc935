package io.loadline.measure;

/**
 * What came of one streamed answer.
 *
 * @param stamps when its messages came, in the first {@code count} elements; overwritten by the
 *     next answer
 * @param said how many tokens the server counted; negative when it did not
 * @param following tokens behind the first message, up to the last one
 * @param toldByMessage whether the server told with each message how many tokens it holds; if not,
 *     one is taken for the first
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record StreamedAnswer(
    long[] stamps, int count, long said, long following, boolean toldByMessage) {

  /** An answer with a token in each message, as far as anybody knows. */
  public static StreamedAnswer ofMessages(long[] stamps, int count) {
    return new StreamedAnswer(stamps, count, -1, Math.max(0, count - 1), false);
  }

  /** What the server counted, else the messages. */
  long tokens() {
    return said >= 0 ? said : count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** A time per token needs more than one message, and a token behind the first. */
  boolean hasPerToken() {
    return count > 1 && following > 0;
  }

  /** Nanoseconds for a token behind the first message. */
  long perToken() {
    return (stamps[count - 1] - stamps[0]) / following;
  }
}
