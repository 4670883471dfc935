package io.loadline.transport.http;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.AnswerCheck;
import io.loadline.transport.ContentType;
import io.loadline.transport.Exchange;
import io.loadline.transport.InferenceHeader;
import io.loadline.transport.LongBody;
import io.loadline.transport.StreamStamps;
import io.loadline.transport.TextCheck;
import io.loadline.transport.UnjudgedAnswers;
import io.loadline.transport.sse.TokenStream;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of one answer; what exceeds the ceiling is looked at as it comes and dropped. A token
 * stream is read as it comes, and at most its text is kept.
 */
public final class KeptBody {
  /** How many bytes are kept. */
  public static final int CEILING = AnswerCheck.CEILING;

  private final int ceiling;
  private final @Nullable TokenStream tokens;
  private final @Nullable BodyWatch watch;
  private boolean streamed;
  private byte[] bytes = new byte[1024];
  private int length;
  private long received;
  private long jsonPart = InferenceHeader.NONE;
  private @Nullable String coding;
  private @Nullable LongBody all;

  public KeptBody(int ceiling) {
    this(ceiling, null, null);
  }

  /**
   * Room for bodies at which somebody looks as they come.
   *
   * @param watch given the clock
   */
  public static KeptBody watched(int ceiling, Function<LongSupplier, BodyWatch> watch) {
    return new KeptBody(ceiling, null, watch.apply(System::nanoTime));
  }

  private KeptBody(int ceiling, @Nullable TokenStream tokens, @Nullable BodyWatch watch) {
    this.ceiling = ceiling;
    this.tokens = tokens;
    this.watch = watch;
  }

  /** Room for the answers to one exchange after the other. */
  static KeptBody of(Exchange exchange, Talk talk) {
    return talk.reuse().isStreamed()
        ? streaming(exchange.stream(), talk.check().text())
        : new KeptBody(CEILING);
  }

  /** Room for token streams, where their heads say that they are some. */
  public static KeptBody streaming(StreamStamps stamps, TextCheck expected) {
    return new KeptBody(CEILING, new TokenStream(stamps, System::nanoTime, expected), null);
  }

  public void clear() {
    length = 0;
    received = 0;
    streamed = false;
    jsonPart = InferenceHeader.NONE;
    coding = null;
    all = null;
    if (watch != null) {
      watch.begin();
    }
  }

  /**
   * The body that is about to come is that of an answer of HTTP: what is not kept of it is looked
   * at as it comes.
   *
   * @param encoding how it is encoded; empty for not at all
   * @param json how many of its first bytes are JSON; {@link InferenceHeader#NONE} for all or none
   */
  public void begins(String encoding, long json) {
    coding = encoding;
    jsonPart = json;
  }

  /** The body that is about to come is an event stream. */
  public void streams() {
    if (tokens != null) {
      streamed = true;
      tokens.begin();
    }
  }

  public void add(byte[] in, int from, int to) {
    received += to - from;
    if (watch != null) {
      watch.add(in, from, to);
    }
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
    if (from + count < to && coding != null) {
      addBeyond(coding, in, from + count, to);
    }
  }

  private void addBeyond(String encoding, byte[] in, int from, int to) {
    if (all == null) {
      all = new LongBody(encoding);
      all.add(bytes, 0, length);
    }
    all.add(in, from, to);
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

  /** What is wrong with it for who looked at it as it came; empty when nothing is. */
  public String problem() {
    return watch == null ? "" : watch.problem();
  }

  /** Whether it may take long to look at, so that another thread should do it. */
  public boolean isCostly() {
    long looked = jsonPart == InferenceHeader.NONE ? length : Math.min(length, jsonPart);
    return !streamed && looked > UnjudgedAnswers.WORTH_IT;
  }

  /**
   * What it amounts to now that it is whole.
   *
   * @param type what the head says that it is
   * @param encoding how the head says that it is encoded; empty for not at all
   */
  public Answer judgedBy(AnswerCheck check, int status, ContentType type, String encoding) {
    if (streamed && tokens != null) {
      return check.check(status, tokens.end());
    }
    return jsonPart == InferenceHeader.NONE
        ? check.check(status, type, encoding, bytes, length, all)
        : InferenceHeader.check(check, status, jsonPart, encoding, bytes, length);
  }

  /**
   * What an answer amounts to that is not whole when the connection ends.
   *
   * @param begun whether any of it came
   */
  Answer cutOff(boolean begun, String why) {
    if (begun && hasFailed()) {
      return error();
    }
    return begun
        ? new Answer(Outcome.TRUNCATED, "the connection ended within the answer: " + why)
        : new Answer(Outcome.RESET, "no answer: " + why);
  }

  /** Whether the server said within a token stream that it failed. */
  public boolean hasFailed() {
    return streamed && tokens != null && tokens.hasFailed();
  }

  /** What a token stream amounts to in which the server said that it failed. */
  public Answer error() {
    if (tokens == null) {
      throw new IllegalStateException("no token stream");
    }
    return tokens.error();
  }
}
