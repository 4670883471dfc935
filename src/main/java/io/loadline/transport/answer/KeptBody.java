package io.loadline.transport.answer;

import io.loadline.transport.Answer;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.StreamStamps;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import io.loadline.transport.answer.ReceivedAnswer.InferenceHeader;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The body of one answer; looked at as it comes, and then dropped, where it is long or events. */
public final class KeptBody {
  public static final int CEILING = AnswerCheck.CEILING;

  private final int ceiling;
  private final @Nullable Watch watch;
  private final EventBody events;
  private final ServerTimings timings;
  private byte[] bytes = new byte[1024];
  private int length;
  private long received;
  private long jsonPart = InferenceHeader.NONE;
  private @Nullable String coding;
  private @Nullable OversizedBody all;

  public KeptBody(int ceiling) {
    this(ceiling, new EventBody(null), null, new ServerTimings());
  }

  /**
   * Room for bodies at which somebody looks as they come.
   *
   * @param watch given the clock
   */
  public static KeptBody watched(int ceiling, Function<LongSupplier, Watch> watch) {
    Watch made = watch.apply(System::nanoTime);
    return new KeptBody(ceiling, new EventBody(null), made, new ServerTimings());
  }

  private KeptBody(int ceiling, EventBody events, @Nullable Watch watch, ServerTimings timings) {
    this.ceiling = ceiling;
    this.events = events;
    this.watch = watch;
    this.timings = timings;
  }

  /**
   * Room for the answers to one exchange after the other, whose stamps and timings these are.
   *
   * @param check knows what is expected of those whose heads say that they are event streams
   */
  public static KeptBody of(StreamStamps stamps, ServerTimings timings, AnswerCheck check) {
    EventBody events =
        new EventBody(() -> StreamReader.of(stamps, timings, System::nanoTime, check.streams()));
    return new KeptBody(CEILING, events, null, timings);
  }

  public void clear() {
    length = 0;
    received = 0;
    events.clear();
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

  /** The body that {@link #begins} is an event stream; one that is encoded is read when whole. */
  public void streams() {
    events.begin(coding == null || ContentCoding.isNone(coding));
  }

  public void add(byte[] in, int from, int to) {
    received += to - from;
    if (watch != null) {
      watch.add(in, from, to);
    }
    if (events.takesAll(in, from, to)) {
      return;
    }
    int count = Math.min(to - from, ceiling - length);
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(ceiling, Math.max(length + count, 2 * bytes.length)));
    }
    System.arraycopy(in, from, bytes, length, count);
    length += count;
    if (from + count < to && coding != null) {
      if (all == null) {
        all = new OversizedBody(coding);
        all.add(bytes, 0, length);
      }
      all.add(in, from + count, to);
    }
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

  /** How many of its first bytes are JSON; {@link InferenceHeader#NONE} for all or none. */
  public long jsonPart() {
    return jsonPart;
  }

  public boolean isCut() {
    return received > length && !events.takesAll();
  }

  /** What is wrong with it for who looked at it as it came; empty when nothing is. */
  public String problem() {
    return watch == null ? "" : watch.problem();
  }

  /** Whether it may take long to look at, so that another thread should do it. */
  public boolean isCostly() {
    long looked = jsonPart == InferenceHeader.NONE ? length : Math.min(length, jsonPart);
    return !events.areRead() && looked > UnjudgedAnswers.WORTH_IT;
  }

  /**
   * What it amounts to now that it is whole.
   *
   * @param type what the head says that it is
   * @param encoding how the head says that it is encoded; empty for not at all
   */
  public Answer judgedBy(AnswerCheck check, int status, ContentType type, String encoding) {
    if (events.areRead()) {
      boolean none = events.takesAll();
      Answer rest = none ? Answer.SUCCESS : whole(check, status, ContentType.EVENTS, encoding);
      return events.judgedBy(check, status, rest);
    }
    Answer whole = whole(check, status, type, encoding);
    return events.areAnnounced()
        ? StreamReader.judge(check, status, encoding, this, timings).orElse(whole)
        : whole;
  }

  private Answer whole(AnswerCheck check, int status, ContentType type, String encoding) {
    return jsonPart == InferenceHeader.NONE
        ? check.check(status, type, encoding, bytes, length, all, timings)
        : InferenceHeader.check(check, status, jsonPart, encoding, bytes, length, timings);
  }

  /** Whether the server said within a stream that it failed. */
  public boolean hasFailed() {
    return events.haveFailed();
  }

  /** What a stream amounts to in which the server said that it failed. */
  public Answer error() {
    return events.error();
  }

  /**
   * What an answer amounts to for which there is no more time.
   *
   * @param begun whether any of it came
   * @param late what it amounts to if the server did not say that it failed
   */
  public Answer late(boolean begun, Answer late) {
    return begun && hasFailed() ? error() : late;
  }

  /** Looks at one body after the other as they come. */
  public interface Watch {
    void begin();

    void add(byte[] in, int from, int to);

    /** Why what came is no whole body; empty when it is one. */
    String problem();
  }
}
