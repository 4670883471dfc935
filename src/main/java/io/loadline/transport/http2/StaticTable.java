package io.loadline.transport.http2;

import io.loadline.plan.Header;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The static table of RFC 7541, appendix A. */
final class StaticTable {
  private static final String[] FIELDS =
      """
          :authority=
          :method=GET
          :method=POST
          :path=/
          :path=/index.html
          :scheme=http
          :scheme=https
          :status=200
          :status=204
          :status=206
          :status=304
          :status=400
          :status=404
          :status=500
          accept-charset=
          accept-encoding=gzip, deflate
          accept-language=
          accept-ranges=
          accept=
          access-control-allow-origin=
          age=
          allow=
          authorization=
          cache-control=
          content-disposition=
          content-encoding=
          content-language=
          content-length=
          content-location=
          content-range=
          content-type=
          cookie=
          date=
          etag=
          expect=
          expires=
          from=
          host=
          if-match=
          if-modified-since=
          if-none-match=
          if-range=
          if-unmodified-since=
          last-modified=
          link=
          location=
          max-forwards=
          proxy-authenticate=
          proxy-authorization=
          range=
          referer=
          refresh=
          retry-after=
          server=
          set-cookie=
          strict-transport-security=
          transfer-encoding=
          user-agent=
          vary=
          via=
          www-authenticate=
          """
          .split("\n");

  private static final byte[][] NAMES = column(0);
  private static final byte[][] VALUES = column(1);

  private static final Map<String, Integer> NUMBERS = numbers();

  private StaticTable() {}

  /** Of each name alone, the first that has it, and of each whole field. */
  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < FIELDS.length; i++) {
      numbers.putIfAbsent(FIELDS[i].split("=", 2)[0], i + 1);
      numbers.put(FIELDS[i], i + 1);
    }
    return numbers;
  }

  private static byte[][] column(int column) {
    return Arrays.stream(FIELDS)
        .map(field -> field.split("=", 2)[column].getBytes(StandardCharsets.ISO_8859_1))
        .toArray(byte[][]::new);
  }

  /** The number of entries; they are numbered from 1. */
  static int size() {
    return FIELDS.length;
  }

  /** The number of a field that has its value here; 0 when there is none. */
  static int indexOf(Header field) {
    return field.value().isEmpty() ? 0 : indexOf(field.name() + '=' + field.value());
  }

  /** The number of a name; 0 when there is none. */
  static int indexOf(String name) {
    return NUMBERS.getOrDefault(name, 0);
  }

  static byte[] name(int index) {
    return NAMES[index - 1];
  }

  static byte[] value(int index) {
    return VALUES[index - 1];
  }
}
