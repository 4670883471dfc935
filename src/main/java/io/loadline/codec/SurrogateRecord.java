package io.loadline.codec;

import io.loadline.measure.HistogramFormat;
import io.loadline.plan.Payload;
import io.loadline.result.Distribution;
import io.loadline.result.Moments;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A record that stands in a document for something that is none. */
sealed interface SurrogateRecord {
  /** What it stands for. */
  Object original();

  /** A body, and where the UUIDs in it begin, in bytes. */
  record OfPayload(String source, String body, List<Integer> uuids, long seed)
      implements SurrogateRecord {
    @Override
    public Payload original() {
      int[] places = uuids.stream().mapToInt(Integer::intValue).toArray();
      return Payload.of(source, Base64.getDecoder().decode(body), places, seed);
    }
  }

  /** Times of a whole run. */
  record OfDistribution(Moments sums, String counts) implements SurrogateRecord {
    @Override
    public Distribution original() {
      return HistogramFormat.distribution(Base64.getDecoder().decode(counts), sums);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** What stands for a value; null for one that stands for itself. */
  static @Nullable SurrogateRecord of(Object value) {
    if (value instanceof Payload payload) {
      List<Integer> uuids =
          IntStream.range(0, payload.uuids()).map(payload::uuidAt).boxed().toList();
      return new OfPayload(payload.source(), base64(payload.bytes()), uuids, payload.seed());
    }
    return value instanceof Distribution times
        ? new OfDistribution(times.moments(), base64(times.encoded()))
        : null;
  }

  /**
   * What stands for the values of a type; the type itself for one whose values stand for
   * themselves.
   */
  static Class<?> typeFor(Class<?> type) {
    if (type == Payload.class) {
      return OfPayload.class;
    }
    return type == Distribution.class ? OfDistribution.class : type;
  }
}
