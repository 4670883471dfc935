package io.loadline.transport.answer;

import static io.loadline.plan.KnownTiming.LLAMA_TIMINGS;
import static io.loadline.plan.KnownTiming.VLLM_METRICS;

import io.loadline.json.JsonScan;
import io.loadline.plan.JsonPath;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.transport.ServerTimings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** A number, in ms, in the object in which a server says how long it took. */
enum TimingMember {
  VLLM_QUEUE(VLLM_METRICS, TimedPart.QUEUE, "queue_time_ms"),
  VLLM_PREFILL(VLLM_METRICS, TimedPart.PREFILL, "time_to_first_token_ms"),
  VLLM_DECODE(VLLM_METRICS, TimedPart.DECODE, "generation_time_ms"),
  LLAMA_PREFILL(LLAMA_TIMINGS, TimedPart.PREFILL, "prompt_ms"),
  LLAMA_DECODE(LLAMA_TIMINGS, TimedPart.DECODE, "predicted_ms");

  private static final TimingMember[] ALL = values();

  private final KnownTiming row;
  private final TimedPart part;
  private final String key;

  TimingMember(KnownTiming row, TimedPart part, String key) {
    this.row = row;
    this.part = part;
    this.key = key;
  }

  static int count() {
    return ALL.length;
  }

  /** Its place among all of them, from 0, for arrays. */
  @SuppressWarnings("EnumOrdinal")
  int place() {
    return ordinal();
  }

  /** The place of a row's member that is called so; -1 for none that matters. */
  static int find(KnownTiming row, GrowableBytes in, int from, int to) {
    for (TimingMember member : ALL) {
      if (member.row == row && in.is(from, to, member.key)) {
        return member.place();
      }
    }
    return -1;
  }

  /**
   * Tells what a row says, in place of what it said before. One of which a part is missing, or is
   * no time, tells nothing: that part would pass for time in which the server did nothing.
   *
   * @param wanted which of its parts are read
   * @param said in ns, or {@link ServerTimings#UNTOLD}
   */
  static void tell(
      KnownTiming row, JsonTimings wanted, ToLongFunction<TimingMember> said, ServerTimings into) {
    into.withdraw(row);
    for (TimingMember member : ALL) {
      if (member.row == row && said.applyAsLong(member) < 0) {
        return;
      }
    }
    for (TimingMember member : ALL) {
      if (member.row == row && wanted.isOpen(member.part)) {
        into.tell(row, member.part, said.applyAsLong(member));
      }
    }
  }

  /** The values that a scan of a whole body is to keep, so that {@link #tell} can look at them. */
  static List<JsonPath> paths(List<KnownTiming> rows) {
    List<JsonPath> paths = new ArrayList<>();
    if (!rows.isEmpty()) {
      for (TimingMember member : ALL) {
        String object = member.row == VLLM_METRICS ? "metrics" : "timings";
        paths.add(path(new JsonPath.Field(object), new JsonPath.Field(member.key)));
      }
      paths.add(path(new JsonPath.Field("choices"), new JsonPath.Index(1)));
    }
    return paths;
  }

  private static JsonPath path(JsonPath.Step first, JsonPath.Step second) {
    return new JsonPath(List.of(first, second));
  }

  /**
   * Tells what a whole body says. Of several choices it is not known whose times they are.
   *
   * @param scan of a document that is valid
   * @param first its number of the first of the {@link #paths}
   */
  static void tell(JsonTimings wanted, JsonScan scan, int first, ServerTimings into) {
    List<KnownTiming> rows = wanted.rows();
    if (rows.isEmpty() || scan.has(first + ALL.length)) {
      return;
    }
    for (KnownTiming row : rows) {
      tell(row, wanted, member -> member.millis(scan, first), into);
    }
  }

  private long millis(JsonScan scan, int first) {
    int number = first + place();
    return ServerTimings.nanos(scan.bytesOf(number), 0, scan.lengthOf(number), 1_000_000);
  }
}
