package io.loadline.transport.http;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.AnswerCheck;
import io.loadline.transport.Exchange;
import io.loadline.transport.sse.TokenStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The body of one answer; what exceeds the ceiling is counted and dropped. A token stream is read
 * as it comes, and nothing of it is kept.
 */
public final class KeptBody {
  /** How many bytes are kept. */
  public static final int CEILING = AnswerCheck.CEILING;

  private final int ceiling;
  private final @Nullable TokenStream tokens;
  private boolean streamed;
  private byte[] bytes = new byte[1024];
  private int length;
  private long received;

  public KeptBody(int ceiling) {
    this(ceiling, null);
  }

  /**
   * Room for bodies.
   *
   * @param tokens reads those that are token streams; null when none was asked for
   */
  KeptBody(int ceiling, @Nullable TokenStream tokens) {
    this.ceiling = ceiling;
    this.tokens = tokens;
  }

  /** Room for the answers to one exchange after the other. */
  static KeptBody of(Exchange exchange, StreamReuse reuse) {
    return new KeptBody(
        CEILING, reuse.isStreamed() ? new TokenStream(exchange.stream(), System::nanoTime) : null);
  }

  public void clear() {
    length = 0;
    received = 0;
    streamed = false;
  }

  /** The body that is about to come is an event stream. */
  void streams() {
    if (tokens != null) {
      streamed = true;
      tokens.begin();
    }
  }

  public void add(byte[] in, int from, int to) {
    received += to - from;
    if (streamed && tokens != null) {
      tokens.add(in, from, to);
      return;
    }
    int count = Math.min(to - from, ceiling - length);
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(ceiling, Math.max(length + count, 2 * bytes.length)));
    }
    System.arraycopy(in, from, bytes, length, count);
    length += count;
  }

  /** Holds the body in its first {@link #length} bytes. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Kept or not. */
  public long received() {
    return received;
  }

  public boolean isCut() {
    return !streamed && received > length;
  }

  /**
   * What it amounts to now that it is whole; beyond the ceiling, what was kept of it.
   *
   * @param fields what the head says of it
   */
  Answer judgedBy(AnswerCheck check, int status, FramingFields fields) {
    return streamed && tokens != null
        ? check.check(status, tokens.end())
        : check.check(status, fields.isJson(), fields.coding(), bytes, length, isCut());
  }

  /**
   * What an answer amounts to that is not whole when the connection ends.
   *
   * @param begun whether any of it came
   */
  Answer cutOff(boolean begun, String why) {
    if (begun && streamed && tokens != null && tokens.hasFailed()) {
      return tokens.error();
    }
    return begun
        ? new Answer(Outcome.TRUNCATED, "the connection ended within the answer: " + why)
        : new Answer(Outcome.RESET, "no answer: " + why);
  }
}
