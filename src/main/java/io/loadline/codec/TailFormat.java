package io.loadline.codec;

import io.loadline.plan.TimedPart;
import io.loadline.result.SlowestRequest;
import io.loadline.result.TailRequest;
import io.loadline.result.TailTimes;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The slowest requests as bytes, some 30 of each: numbers seven bits a byte, the lowest first,
 * where a number may be negative its sign in the lowest bit; response times as the difference to
 * that of the request before. Parts stand in the order of their type, after a number that says
 * which; the version of a document holds that order, since its shape lists it.
 */
final class TailFormat {
  private static final TimedPart[] PARTS = TimedPart.values();
  private static final int BITS = 7;
  private static final int MORE = 0x80;

  private TailFormat() {}

  static byte[] bytes(TailTimes tail) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long before = 0;
    for (TailRequest each : tail.requests()) {
      SlowestRequest request = each.request();
      writeSigned(bytes, request.index());
      writeSigned(bytes, request.intendedNanos());
      writeSigned(bytes, request.responseNanos() - before);
      writeSigned(bytes, each.lagNanos());
      writeSigned(bytes, each.waitNanos());
      write(bytes, told(each.parts().keySet()));
      each.parts().values().forEach(nanos -> writeSigned(bytes, nanos));
      before = request.responseNanos();
    }
    return bytes.toByteArray();
  }

  /** A bit for each part. */
  private static long told(Set<TimedPart> parts) {
    long told = 0;
    for (int i = 0; i < PARTS.length; i++) {
      told |= parts.contains(PARTS[i]) ? 1L << i : 0;
    }
    return told;
  }

  private static void writeSigned(ByteArrayOutputStream bytes, long value) {
    write(bytes, (value << 1) ^ (value >> (Long.SIZE - 1)));
  }

  private static void write(ByteArrayOutputStream bytes, long value) {
    long left = value;
    while (left >>> BITS != 0) {
      bytes.write((int) (left & (MORE - 1)) | MORE);
      left >>>= BITS;
    }
    bytes.write((int) left);
  }

  /**
   * The requests again.
   *
   * @throws IllegalArgumentException when they are no such requests
   */
  static TailTimes tail(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<TailRequest> requests = new ArrayList<>();
    long before = 0;
    try {
      while (in.hasRemaining()) {
        TailRequest read = request(in, before);
        before = read.request().responseNanos();
        requests.add(read);
      }
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("the slowest requests are cut off", e);
    }
    return new TailTimes(requests);
  }

  private static TailRequest request(ByteBuffer in, long before) {
    SlowestRequest request =
        new SlowestRequest(readSigned(in), readSigned(in), before + readSigned(in));
    return new TailRequest(request, readSigned(in), readSigned(in), parts(in));
  }

  private static Map<TimedPart, Long> parts(ByteBuffer in) {
    long told = read(in);
    if (told >>> PARTS.length != 0) {
      throw new IllegalArgumentException("there are no such parts of a request: " + told);
    }
    Map<TimedPart, Long> parts = new EnumMap<>(TimedPart.class);
    for (int i = 0; i < PARTS.length; i++) {
      if ((told >>> i & 1) == 1) {
        parts.put(PARTS[i], readSigned(in));
      }
    }
    return parts;
  }

  private static long readSigned(ByteBuffer in) {
    long value = read(in);
    return (value >>> 1) ^ -(value & 1);
  }

  private static long read(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      byte next = in.get();
      value |= (long) (next & (MORE - 1)) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of the slowest requests is too long");
  }
}
