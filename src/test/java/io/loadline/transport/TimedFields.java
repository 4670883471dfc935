package io.loadline.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.loadline.plan.Phase;
import io.loadline.plan.TimedPart;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a server tells of its time, as text that can be compared. */
public final class TimedFields {
  private TimedFields() {}

  /** {@code queue 7000 us (TEI_HEADERS), ..}; empty for nothing. */
  public static String text(ServerTimings timings) {
    return Arrays.stream(TimedPart.values())
        .filter(part -> timings.of(part) >= 0)
        .map(part -> part.id() + " " + timings.of(part) / 1_000 + " us (" + timings.row(part) + ")")
        .collect(Collectors.joining(", "));
  }

  /** What an exchange is told by a head of these fields, one a line. */
  static String told(TimingFields reader, String fields, boolean streamed) {
    Exchange exchange = new Exchange();
    exchange.begin(0, Phase.MEASUREMENT, RequestStamps.onTime(1), Long.MAX_VALUE);
    reader.clear();
    for (String line : fields.split("\n")) {
      String[] field = line.split(": ?", 2);
      byte[] name = field[0].getBytes(ISO_8859_1);
      byte[] value = field[1].getBytes(ISO_8859_1);
      reader.field(name, 0, name.length, value, 0, value.length);
    }
    reader.end(streamed);
    reader.tellHead(exchange);
    return text(exchange.timings());
  }
}
