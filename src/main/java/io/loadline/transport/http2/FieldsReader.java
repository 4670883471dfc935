package io.loadline.transport.http2;

import io.loadline.transport.TimingFields;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import io.loadline.transport.answer.ReceivedAnswer.InferenceHeader;
import io.loadline.transport.http2.ExchangeProtocol.HeaderFields;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads header blocks of one kind, heads or trailers. Most answers have the very block of the one
 * before, and without a dynamic table the same bytes mean the same: then nothing is decoded.
 */
final class FieldsReader implements HpackReader.Sink {
  private static final int MOST_DIGITS = 18;

  private final boolean trailers;
  private final TimingFields timings;
  private final HpackReader hpack = new HpackReader();
  private byte[] last = new byte[0];
  private HeaderFields fields = HeaderFields.NONE;
  private boolean regular;
  private int status;
  private String contentType = "";
  private String coding = "";
  private long contentLength;
  private long jsonPart = InferenceHeader.NONE;
  private String location = "";
  private int grpcStatus;
  private String grpcMessage = "";

  FieldsReader(boolean trailers, TimingFields timings) {
    this.trailers = trailers;
    this.timings = timings;
  }

  HeaderFields read(byte[] block, int from, int to) throws ProtocolError {
    if (to > from && Arrays.equals(block, from, to, last, 0, last.length)) {
      return fields;
    }
    forget();
    hpack.read(block, from, to, this);
    if (!trailers && status == 0) {
      throw ProtocolError.stream("an answer without a status");
    }
    timings.end(!timings.told().isEmpty() && ContentType.of(contentType).isStream());
    fields =
        new HeaderFields(
            status,
            contentType,
            coding,
            contentLength,
            jsonPart,
            location,
            grpcStatus,
            grpcMessage);
    last = Arrays.copyOfRange(block, from, to);
    return fields;
  }

  private void forget() {
    timings.clear();
    last = new byte[0];
    regular = false;
    status = 0;
    contentType = "";
    coding = "";
    contentLength = -1;
    jsonPart = InferenceHeader.NONE;
    location = "";
    grpcStatus = -1;
    grpcMessage = "";
  }

  @Override
  public void field(byte[] name, int nameLength, byte[] value, int length) throws ProtocolError {
    if (nameLength > 0 && name[0] == ':') {
      pseudo(name, nameLength, value, length);
      return;
    }
    regular = true;
    checkName(name, nameLength);
    timings.field(name, 0, nameLength, value, 0, length);
    switch (nameLength) {
      case 8 -> location = is(name, "location") ? text(value, length) : location;
      case 11 -> grpcStatus = is(name, "grpc-status") ? grpcStatus(value, length) : grpcStatus;
      case 12 -> twelve(name, value, length);
      case 14 -> contentLength(name, value, length);
      case 16 -> coding(name, value, length);
      case 31 -> jsonPart = is(name, InferenceHeader.NAME) ? jsonPart(value, length) : jsonPart;
      default -> {
        // nothing that we act on
      }
    }
  }

  private void twelve(byte[] name, byte[] value, int length) {
    if (is(name, "content-type")) {
      contentType = text(value, length).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    } else if (is(name, "grpc-message")) {
      grpcMessage = text(value, length);
    }
  }

  /** Several of them are one list, which nobody can read anyway. */
  private void coding(byte[] name, byte[] value, int length) {
    coding = is(name, "content-encoding") ? coding + text(value, length) : coding;
  }

  private static long jsonPart(byte[] value, int length) {
    return InferenceHeader.length(text(value, length));
  }

  private void pseudo(byte[] name, int nameLength, byte[] value, int length) throws ProtocolError {
    boolean good = !trailers && !regular && status == 0 && nameLength == 7 && is(name, ":status");
    int number = good ? number(value, length, 3) : -1;
    if (number < 100) {
      String field = text(name, nameLength) + " " + text(value, length);
      throw ProtocolError.stream("an answer with a pseudo-header that does not belong: " + field);
    }
    status = number;
  }

  private void contentLength(byte[] name, byte[] value, int length) throws ProtocolError {
    if (!is(name, "content-length")) {
      return;
    }
    long number = length(value, length);
    if (number < 0 || (contentLength >= 0 && contentLength != number)) {
      throw ProtocolError.stream("a content-length that is no number: " + text(value, length));
    }
    contentLength = number;
  }

  /** The number, or the one that stands there several times, as RFC 9110 (8.6) allows; or -1. */
  private static long length(byte[] value, int length) {
    long known = -1;
    long number = 0;
    int digits = 0;
    for (int i = 0; i <= length; i++) {
      if (i == length || value[i] == ',') {
        if (digits == 0 || digits > MOST_DIGITS || (known >= 0 && known != number)) {
          return -1;
        }
        known = number;
        number = 0;
        digits = 0;
      } else if (value[i] >= '0' && value[i] <= '9') {
        number = 10 * number + value[i] - '0';
        digits++;
      } else if (value[i] != ' ' || digits > 0) {
        return -1;
      }
    }
    return known;
  }

  /** One that is no number is UNKNOWN, as for any other client. */
  private static int grpcStatus(byte[] value, int length) {
    int number = number(value, length, 3);
    return number < 0 ? 2 : number;
  }

  /** The number, or -1 when it is none of at most {@code digits} digits. */
  private static int number(byte[] value, int length, int digits) {
    boolean good = length > 0 && length <= digits;
    int number = 0;
    for (int i = 0; good && i < length; i++) {
      good = value[i] >= '0' && value[i] <= '9';
      number = 10 * number + value[i] - '0';
    }
    return good ? number : -1;
  }

  private static void checkName(byte[] name, int length) throws ProtocolError {
    boolean good = length > 0;
    for (int i = 0; good && i < length; i++) {
      good = name[i] > ' ' && name[i] < 127 && (name[i] < 'A' || name[i] > 'Z') && name[i] != ':';
    }
    if (!good) {
      throw ProtocolError.stream("a header whose name may not be: " + text(name, length));
    }
  }

  /** Both of the same length. */
  private static boolean is(byte[] name, String wanted) {
    for (int i = 0; i < wanted.length(); i++) {
      if (name[i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1)
        .replaceAll("[^\\x20-\\x7e]", "?");
  }
}
