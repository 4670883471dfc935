package io.loadline.transport;

import static io.loadline.plan.KnownTiming.ENVOY_UPSTREAM;
import static io.loadline.plan.KnownTiming.OPENAI_PROCESSING;
import static io.loadline.plan.KnownTiming.TEI_HEADERS;
import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.PREPARE;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.plan.TimedPart.TOTAL;
import static io.loadline.plan.TimedPart.UPSTREAM;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads what heads, or trailers, tell of the server's own time, one after the other. Holds what the
 * last one told until the next is begun, so that one of the same bytes need not be read again.
 * Allocates nothing but for {@code Server-Timing}; for one thread.
 */
public final class TimingFields {
  private static final List<TimingField> KNOWN =
      List.of(
          TimingField.known("x-queue-time", TEI_HEADERS, QUEUE),
          TimingField.known("x-inference-time", TEI_HEADERS, COMPUTE),
          TimingField.known("x-tokenization-time", TEI_HEADERS, PREPARE),
          TimingField.known("x-validation-time", TEI_HEADERS, PREPARE),
          TimingField.known("x-total-time", TEI_HEADERS, TOTAL),
          TimingField.known("openai-processing-ms", OPENAI_PROCESSING, TOTAL),
          TimingField.known("x-envoy-upstream-service-time", ENVOY_UPSTREAM, UPSTREAM));

  /** What makes TEI's set whole. */
  private static final int NEEDED = bit(QUEUE) | bit(COMPUTE) | bit(TOTAL);

  private static final int LONGEST = Long.SIZE - 1;

  private final TimingField[] fields;

  /** Parts that known servers do not tell, whose known fields count for a set only. */
  private final Set<TimedPart> claimed;

  /** The lengths of names, as bits: most fields are of no length that matters. */
  private final long lengths;

  private final ServerTimings told = new ServerTimings();
  private int ofTei;

  private TimingFields(TimingField[] fields, Set<TimedPart> claimed) {
    this.fields = fields;
    this.claimed = claimed;
    long all = 0;
    for (TimingField field : fields) {
      all |= length(field.length());
    }
    this.lengths = all;
  }

  private static long length(int bytes) {
    return 1L << Math.min(LONGEST, bytes);
  }

  private static int bit(TimedPart part) {
    return 1 << part.place();
  }

  /** Of the heads of answers. */
  public static TimingFields ofHeads(TimingSources sources) {
    List<TimingField> fields = named(sources);
    fields.addAll(sources.known() ? KNOWN : List.of());
    return of(fields, sources);
  }

  /** Of trailers, in which no server that is known tells anything. */
  public static TimingFields ofTrailers(TimingSources sources) {
    return of(named(sources), sources);
  }

  private static TimingFields of(List<TimingField> fields, TimingSources sources) {
    return new TimingFields(fields.toArray(new TimingField[0]), sources.claimed());
  }

  /** A reader of the same fields for another thread; any thread may ask for it. */
  public TimingFields another() {
    return new TimingFields(fields, claimed);
  }

  private static List<TimingField> named(TimingSources sources) {
    List<TimingField> fields = new ArrayList<>();
    for (TimingSource source : sources.named()) {
      if (source.kind() != TimingSource.Kind.JSON) {
        fields.add(TimingField.named(source));
      }
    }
    return fields;
  }

  /** The next head, or the next trailers, begin. */
  public void clear() {
    if (ofTei != 0 || !told.isEmpty()) {
      told.clear();
      ofTei = 0;
    }
  }

  /** Whether a field is looked for that is called so; any thread may ask. */
  public boolean reads(String name) {
    if ((lengths & length(name.length())) != 0) {
      for (TimingField field : fields) {
        if (field.isNamed(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** A field, its name from {@code name} to {@code end} and its value from {@code from} on. */
  public void field(byte[] names, int name, int end, byte[] values, int from, int to) {
    if ((lengths & length(end - name)) != 0) {
      for (TimingField field : fields) {
        if (field.isNamed(names, name, end)) {
          take(field, field.nanos(values, from, to));
        }
      }
    }
  }

  private void take(TimingField field, long nanos) {
    if (nanos < 0) {
      return;
    }
    ofTei |= field.row() == TEI_HEADERS ? bit(field.part()) : 0;
    if (field.row() == KnownTiming.NAMED || !claimed.contains(field.part())) {
      told.tell(field.row(), field.part(), nanos);
    }
  }

  /**
   * All fields have been taken.
   *
   * @param streamed whether a body follows that is made piece by piece: known servers do not know
   *     at its head how long they will have taken
   */
  public void end(boolean streamed) {
    if (ofTei != 0 && (streamed || (ofTei & NEEDED) != NEEDED)) {
      told.withdraw(TEI_HEADERS);
    }
    if (streamed && !told.isEmpty()) {
      told.withdraw(OPENAI_PROCESSING);
    }
  }

  /** What the fields have told, until the next are begun. */
  public ServerTimings told() {
    return told;
  }
}
