package io.loadline.codec;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.measure.HistogramFormat;
import io.loadline.plan.ArrivalTrace;
import io.loadline.plan.MethodDescription;
import io.loadline.result.Interval;
import io.loadline.result.TailTimes;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The types that stand in a document as one scalar. */
final class ValueFormats {
  private static final Map<Class<?>, ValueFormat<?>> ALL = all();

  private ValueFormats() {}

  private static Map<Class<?>, ValueFormat<?>> all() {
    Map<Class<?>, ValueFormat<?>> all = new HashMap<>();
    add(all, String.class, text(Function.identity(), Function.identity()));
    add(all, Duration.class, text(Duration::toString, Duration::parse));
    add(all, Instant.class, text(Instant::toString, Instant::parse));
    add(all, URI.class, text(URI::toString, URI::create));
    add(all, Path.class, text(Path::toString, Path::of));
    add(all, X509Certificate.class, text(KeyMaterial::text, KeyMaterial::certificate));
    add(all, PrivateKey.class, text(KeyMaterial::text, KeyMaterial::key));
    add(all, Pattern.class, text(ValueFormats::text, ValueFormats::pattern));
    add(all, ArrivalTrace.class, bytes(ValueFormats::bytes, ValueFormats::offsets));
    add(all, MethodDescription.class, bytes(MethodDescription::set, MethodDescription::of));
    add(
        all,
        Interval.Histogram.class,
        bytes(Interval.Histogram::encoded, HistogramFormat::histogram));
    add(all, TailTimes.class, bytes(TailFormat::bytes, TailFormat::tail));
    ValueFormat<Long> whole = number(BigDecimal::valueOf, BigDecimal::longValueExact);
    all.put(long.class, whole);
    all.put(Long.class, whole);
    ValueFormat<Integer> small =
        number((Integer value) -> BigDecimal.valueOf(value), BigDecimal::intValueExact);
    all.put(int.class, small);
    all.put(Integer.class, small);
    all.put(double.class, new DoubleFormat());
    all.put(Double.class, new DoubleFormat());
    all.put(boolean.class, new BooleanFormat());
    return Map.copyOf(all);
  }

  private static <T> void add(
      Map<Class<?>, ValueFormat<?>> all, Class<T> type, ValueFormat<T> format) {
    all.put(type, format);
  }

  /** Flags, a slash, and the pattern. */
  private static String text(Pattern pattern) {
    return pattern.flags() + "/" + pattern.pattern();
  }

  private static Pattern pattern(String text) {
    int slash = text.indexOf('/');
    return Pattern.compile(
        text.substring(slash + 1), Integer.parseInt(text.substring(0, Math.max(0, slash))));
  }

  /** Eight bytes each, the highest first. */
  private static byte[] bytes(ArrivalTrace offsets) {
    ByteBuffer bytes = ByteBuffer.allocate(offsets.count() * Long.BYTES);
    IntStream.range(0, offsets.count()).forEach(i -> bytes.putLong(offsets.at(i)));
    return bytes.array();
  }

  private static ArrivalTrace offsets(byte[] bytes) {
    LongBuffer longs = ByteBuffer.wrap(bytes).asLongBuffer();
    long[] nanos = new long[longs.remaining()];
    longs.get(nanos);
    return ArrivalTrace.of(nanos);
  }

  /** Null for a type that is no scalar. */
  @SuppressWarnings("unchecked") // each stands under the type that it is of
  static <T> @Nullable ValueFormat<T> of(Class<T> type) {
    return (ValueFormat<T>) ALL.get(type);
  }

  private static <T> ValueFormat<T> bytes(Function<T, byte[]> write, Function<byte[], T> read) {
    return text(
        value -> Base64.getEncoder().encodeToString(write.apply(value)),
        text -> read.apply(Base64.getDecoder().decode(text)));
  }

  private static <T> ValueFormat<T> text(Function<T, String> write, Function<String, T> read) {
    return new ValueFormat<>() {
      @Override
      public JsonValue write(T value) {
        return new JsonString(write.apply(value));
      }

      @Override
      public T read(JsonValue json) throws FormatException {
        return read.apply(VersionedDocument.text(json));
      }
    };
  }

  private static <T> ValueFormat<T> number(
      Function<T, BigDecimal> write, Function<BigDecimal, T> read) {
    return new ValueFormat<>() {
      @Override
      public JsonValue write(T value) {
        return new JsonNumber(write.apply(value));
      }

      @Override
      public T read(JsonValue json) throws FormatException {
        return read.apply(VersionedDocument.number(json));
      }
    };
  }

  /** What JSON has no number for stands as Java writes it, in quotes. */
  private static final class DoubleFormat implements ValueFormat<Double> {
    @Override
    public JsonValue write(Double value) {
      boolean plain = Double.isFinite(value) && !value.equals(-0.0);
      return plain
          ? new JsonNumber(BigDecimal.valueOf(value))
          : new JsonString(Double.toString(value));
    }

    @Override
    public Double read(JsonValue json) throws FormatException {
      return json instanceof JsonString text
          ? Double.valueOf(text.value())
          : (Double) VersionedDocument.number(json).doubleValue();
    }
  }

  private static final class BooleanFormat implements ValueFormat<Boolean> {
    @Override
    public JsonValue write(Boolean value) {
      return new JsonBoolean(value);
    }

    @Override
    public Boolean read(JsonValue json) throws FormatException {
      if (json instanceof JsonBoolean value) {
        return value.value();
      }
      throw VersionedDocument.expected("true or false", json);
    }
  }
}
