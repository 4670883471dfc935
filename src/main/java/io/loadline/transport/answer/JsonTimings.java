package io.loadline.transport.answer;

import io.loadline.json.JsonScan;
import io.loadline.plan.JsonPath;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSources;
import io.loadline.transport.ServerTimings;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is looked for in the JSON of an answer of the server's own time. Immutable. */
final class JsonTimings {
  private final List<KnownTiming> rows;
  private final List<TimingSource> named;
  private final Set<TimedPart> claimed;

  private JsonTimings(List<KnownTiming> rows, List<TimingSource> named, Set<TimedPart> claimed) {
    this.rows = rows;
    this.named = named;
    this.claimed = claimed;
  }

  /**
   * What a call asks for.
   *
   * @param rows that may stand in its answers
   */
  static JsonTimings of(TimingSources sources, List<KnownTiming> rows) {
    List<TimingSource> named = sources.named(TimingSource.Kind.JSON);
    return new JsonTimings(sources.known() ? rows : List.of(), named, sources.claimed());
  }

  /** Of these only what the user names. */
  JsonTimings namedAlone() {
    return new JsonTimings(List.of(), named, claimed);
  }

  /** The rows of known servers. */
  List<KnownTiming> rows() {
    return rows;
  }

  /** What the user names. */
  List<TimingSource> named() {
    return named;
  }

  /**
   * Whether known servers tell the part: one that is named anywhere, or overlaps it, they do not.
   */
  boolean isOpen(TimedPart part) {
    return !claimed.contains(part);
  }

  /** The values that a scan is to keep, so that {@link #tell} can look at them. */
  List<JsonPath> paths() {
    return Stream.concat(named.stream().map(TimingSource::path), TimingMember.paths(rows).stream())
        .toList();
  }

  /**
   * Tells what a document says.
   *
   * @param scan of one that is valid
   * @param first its number of the first of the {@link #paths}
   */
  void tell(JsonScan scan, int first, ServerTimings into) {
    for (int i = 0; i < named.size(); i++) {
      TimingSource source = named.get(i);
      int length = scan.lengthOf(first + i);
      long nanos = ServerTimings.nanos(scan.bytesOf(first + i), 0, length, source.nanosPerUnit());
      if (nanos >= 0) {
        into.tell(KnownTiming.NAMED, source.part(), nanos);
      }
    }
    TimingMember.tell(this, scan, first + named.size(), into);
  }
}
