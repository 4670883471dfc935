package io.loadline.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Fields as a reader of them gets them. */
final class TimedFields {
  private TimedFields() {}

  /** What is told by fields, one a line. */
  static String told(TimingFields reader, String fields, boolean streamed) {
    reader.clear();
    for (String line : fields.lines().toList()) {
      String[] field = line.split(": ?", 2);
      byte[] name = field[0].getBytes(ISO_8859_1);
      byte[] value = field[1].getBytes(ISO_8859_1);
      reader.field(name, 0, name.length, value, 0, value.length);
    }
    reader.end(streamed);
    return ToldParts.of(reader.told());
  }
}
