package io.loadline.protobuf;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Points in time and durations, which JSON has as text: seconds and nanoseconds otherwise. */
final class TimeJson {
  private static final Pattern DURATION = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?s");
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  private TimeJson() {}

  static JsonValue timestamp(JsonValue json) throws MismatchException {
    try {
      Instant instant = OffsetDateTime.parse(text(json)).toInstant();
      return plain(instant.getEpochSecond(), instant.getNano());
    } catch (DateTimeException e) {
      throw new MismatchException("is no point in time such as 2026-11-24T12:00:00Z");
    }
  }

  static JsonValue duration(JsonValue json) throws MismatchException {
    String text = text(json);
    if (!DURATION.matcher(text).matches()) {
      throw new MismatchException("is no duration such as 1.5s");
    }
    BigDecimal all = new BigDecimal(text.substring(0, text.length() - 1));
    BigDecimal whole = all.setScale(0, RoundingMode.DOWN);
    return plain(whole.longValue(), all.subtract(whole).multiply(NANOS).intValue());
  }

  private static String text(JsonValue json) throws MismatchException {
    if (json instanceof JsonString text) {
      return text.value();
    }
    throw new MismatchException("is no JSON string, as a time is");
  }

  private static JsonValue plain(long seconds, int nanos) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("seconds", new JsonString(Long.toString(seconds)));
    members.put("nanos", new JsonNumber(BigDecimal.valueOf(nanos)));
    return new JsonObject(members);
  }

  static JsonValue timestamp(JsonObject plain) throws WireFormatException {
    try {
      return new JsonString(Instant.ofEpochSecond(seconds(plain), nanos(plain)).toString());
    } catch (DateTimeException e) {
      throw new WireFormatException("an answer with a Timestamp out of range");
    }
  }

  static JsonValue duration(JsonObject plain) {
    BigDecimal all =
        BigDecimal.valueOf(seconds(plain)).add(BigDecimal.valueOf(nanos(plain)).divide(NANOS));
    BigDecimal brief = all.signum() == 0 ? BigDecimal.ZERO : all.stripTrailingZeros();
    int scale = (Math.max(0, brief.scale()) + 2) / 3 * 3;
    return new JsonString(brief.setScale(scale, RoundingMode.UNNECESSARY).toPlainString() + "s");
  }

  private static long seconds(JsonObject plain) {
    return Long.parseLong(WellKnownTypes.text(plain, "seconds"));
  }

  private static int nanos(JsonObject plain) {
    return ((JsonNumber) WellKnownTypes.member(plain, "nanos")).value().intValue();
  }
}
