package io.loadline.transport.http2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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

  private StaticTable() {}

  private static byte[][] column(int column) {
    return Arrays.stream(FIELDS)
        .map(field -> field.split("=", 2)[column].getBytes(StandardCharsets.ISO_8859_1))
        .toArray(byte[][]::new);
  }

  /** The number of entries; they are numbered from 1. */
  static int size() {
    return FIELDS.length;
  }

  static byte[] name(int index) {
    return NAMES[index - 1];
  }

  static byte[] value(int index) {
    return VALUES[index - 1];
  }
}
