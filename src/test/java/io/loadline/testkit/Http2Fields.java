package io.loadline.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Header blocks as simple as they can be. */
public final class Http2Fields {
  private Http2Fields() {}

  /** Literal fields, without Huffman's code and tables. */
  public static byte[] block(String... fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < fields.length; i++) {
      if (i % 2 == 0) {
        out.write(0);
      }
      byte[] text = fields[i].getBytes(StandardCharsets.UTF_8);
      if (text.length >= 127) {
        out.write(127);
        out.write(0x80 | ((text.length - 127) & 127));
        out.write((text.length - 127) >> 7);
      } else {
        out.write(text.length);
      }
      out.writeBytes(text);
    }
    return out.toByteArray();
  }
}
