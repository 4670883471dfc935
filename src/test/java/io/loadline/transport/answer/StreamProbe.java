package io.loadline.transport.answer;

import com.sun.management.ThreadMXBean;
import io.loadline.plan.Expectation;
import io.loadline.plan.TimingSources;
import io.loadline.transport.Answer;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.StreamStamps;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Reads a stream in pieces, a tick of the clock for each, and says what came out. */
final class StreamProbe {
  private final AtomicLong clock = new AtomicLong();
  private final StreamStamps stamps = new StreamStamps();
  private final ServerTimings timings = new ServerTimings();
  private final TokenStream stream;

  private StreamProbe(Expectation... expectations) {
    TextCheck expected = new TextCheck(List.of(expectations));
    StreamTimings told =
        new StreamTimings(
            timings, JsonTimings.of(TimingSources.KNOWN, StreamProtocol.COMPLETIONS.timings()));
    stream = new TokenStream(stamps, told, clock::incrementAndGet, expected);
  }

  /** Whether the answer's text is as expected, and if not, how it is. */
  static String judged(String text, Expectation... expectations) {
    StreamProbe probe = new StreamProbe(expectations);
    probe.stream.begin();
    probe.add(text.getBytes(StandardCharsets.UTF_8));
    Answer answer = probe.stream.end();
    return (answer.outcome().id() + " " + answer.detail()).strip();
  }

  /**
   * Whole bytes allocated for each stream of the second half: the JVM makes an object now and then.
   */
  static long allocated(String text, int streams) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    TokenStream stream = new StreamProbe().stream;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int i = 0; i < streams; i++) {
      before = i == streams / 2 ? threads.getCurrentThreadAllocatedBytes() : before;
      stream.begin();
      stream.add(bytes, 0, bytes.length);
      stream.end();
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / (streams / 2);
  }

  /** Each text is a piece. */
  static String pieces(String... texts) {
    StreamProbe probe = new StreamProbe();
    probe.stream.begin();
    for (String text : texts) {
      probe.add(text.getBytes(StandardCharsets.UTF_8));
    }
    return probe.said() + " at " + Arrays.toString(probe.stamps());
  }

  /** How many tokens come behind the first event with text, and whether that was told. */
  static String following(String text) {
    StreamProbe probe = new StreamProbe();
    probe.stream.begin();
    probe.add(text.getBytes(StandardCharsets.UTF_8));
    probe.stream.end();
    return probe.stamps.following() + (probe.stamps.isToldByMessage() ? " told" : " taken");
  }

  static String whole(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return inPiecesOf(bytes.length, text);
  }

  static String split(String text, int at) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StreamProbe probe = new StreamProbe();
    probe.stream.begin();
    probe.add(Arrays.copyOf(bytes, at));
    probe.add(Arrays.copyOfRange(bytes, at, bytes.length));
    return probe.said();
  }

  static String inPiecesOf(int size, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StreamProbe probe = new StreamProbe();
    probe.stream.begin();
    for (int i = 0; i < bytes.length; i += size) {
      probe.add(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + size)));
    }
    return probe.said();
  }

  private void add(byte[] bytes) {
    stream.add(bytes, 0, bytes.length);
  }

  private long[] stamps() {
    return Arrays.copyOf(stamps.stamps(), stamps.count());
  }

  private String said() {
    Answer answer = stream.end();
    return answer.outcome().id()
        + (answer.detail().isEmpty() ? "" : " (" + answer.detail() + ")")
        + ", "
        + stamps.count()
        + " events, "
        + (stamps.tokens() < 0 ? "no usage" : stamps.tokens() + " tokens");
  }
}
