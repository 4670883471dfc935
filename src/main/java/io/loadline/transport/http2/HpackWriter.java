package io.loadline.transport.http2;

import io.loadline.plan.Header;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Writes a header block once, to be sent many times: it neither uses nor fills a table. */
final class HpackWriter {
  private HpackWriter() {}

  /** Names become lower case, as HTTP/2 wants them; pseudo-headers must come first. */
  static byte[] write(List<Header> fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Header field : fields) {
      String name = field.name().toLowerCase(Locale.ROOT);
      int indexed = indexOf(name, field.value());
      if (indexed > 0) {
        out.write(0x80 | indexed);
      } else {
        out.write(0);
        string(out, name);
        string(out, field.value());
      }
    }
    return out.toByteArray();
  }

  private static int indexOf(String name, String value) {
    for (int i = 1; i <= StaticTable.size(); i++) {
      if (!value.isEmpty() && is(StaticTable.name(i), name) && is(StaticTable.value(i), value)) {
        return i;
      }
    }
    return 0;
  }

  private static boolean is(byte[] entry, String text) {
    return new String(entry, StandardCharsets.ISO_8859_1).equals(text);
  }

  private static void string(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int rest = bytes.length;
    if (rest < 0x7f) {
      out.write(rest);
    } else {
      out.write(0x7f);
      for (rest -= 0x7f; rest >= 0x80; rest >>= 7) {
        out.write(0x80 | (rest & 0x7f));
      }
      out.write(rest);
    }
    out.writeBytes(bytes);
  }
}
