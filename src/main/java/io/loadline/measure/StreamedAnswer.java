package io.loadline.measure;

/** What came of one streamed answer. Reused from answer to answer, so that none allocates. */
public final class StreamedAnswer {
  private long[] stamps = {};
  private int count;
  private long said;
  private long following;
  private boolean toldByMessage;

  /** Empty, until {@link #set} is called. */
  public StreamedAnswer() {}

  /**
   * The next answer.
   *
   * @param times when its messages came, in the first {@code messages} elements; read until the
   *     next answer
   * @param counted how many tokens the server counted; negative when it did not
   * @param behindFirst tokens behind the first message, up to the last one
   * @param byMessage whether the server told with each message how many tokens it holds; if not,
   *     one is taken for the first
   * @return this
   */
  public StreamedAnswer set(
      long[] times, int messages, long counted, long behindFirst, boolean byMessage) {
    stamps = times;
    count = messages;
    said = counted;
    following = behindFirst;
    toldByMessage = byMessage;
    return this;
  }

  /** An answer with a token in each message, as far as anybody knows. */
  public static StreamedAnswer ofMessages(long[] stamps, int count) {
    return new StreamedAnswer().set(stamps, count, -1, Math.max(0, count - 1), false);
  }

  long[] stamps() {
    return stamps;
  }

  int count() {
    return count;
  }

  long said() {
    return said;
  }

  long following() {
    return following;
  }

  boolean toldByMessage() {
    return toldByMessage;
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
