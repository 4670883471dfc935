package io.loadline.plan;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Where a server that is not known tells a part of its time, as the user says.
 *
 * @param part any but {@link TimedPart#UPSTREAM}
 * @param name of the header or trailer in lower case, of the metric of {@code Server-Timing} as the
 *     server writes it, or the path in the JSON body as the user wrote it
 * @param path of {@link Kind#JSON}; without steps for the others
 * @param nanosPerUnit of what the server writes, in ns: 1,000,000 for ms
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record TimingSource(
    TimedPart part, Kind kind, String name, JsonPath path, long nanosPerUnit) {
  public TimingSource {
    if (part == TimedPart.UPSTREAM) {
      throw new IllegalArgumentException("what a proxy tells of its upstream cannot be named");
    }
    if (nanosPerUnit < 1) {
      throw new IllegalArgumentException(nanosPerUnit + " ns are no unit");
    }
  }

  /** As it is written, but for its unit: {@code @ServerTiming("queue=header:x-queue-ms")}. */
  public String label() {
    return "@ServerTiming(\"" + part.id() + "=" + kind.id() + ":" + name + "\")";
  }

  /** What kind of place it is. */
  public enum Kind {
    /** A field of the head, or a trailer of that name, which wins. */
    HEADER,
    /** A number in the JSON of the answer. */
    JSON,
    /** The {@code dur} of a metric in the header or trailer {@code Server-Timing}. */
    SERVER_TIMING;

    /** Its name in settings. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
