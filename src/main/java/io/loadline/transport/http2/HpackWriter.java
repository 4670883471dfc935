package io.loadline.transport.http2;

import io.loadline.plan.Header;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Writes header blocks of one connection (RFC 7541). What a request says for the first time goes
 * into the table, so that the next one says it in a byte; a secret never does (7.1.3).
 */
final class HpackWriter {
  private static final int INDEXED = 0x80;
  private static final int ADDED = 0x40;
  private static final int NEVER_INDEXED = 0x10;
  private static final int NOT_INDEXED = 0;

  private final HeaderTable table;

  HpackWriter(HeaderTable table) {
    this.table = table;
  }

  /** Names become lower case, as HTTP/2 wants them; pseudo-headers must come first. */
  byte[] write(List<Header> fields) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    table.putUpdates(block);
    for (Header field : fields) {
      String name = field.name().toLowerCase(Locale.ROOT);
      write(block, new Header(name, field.value(), field.secret()));
    }
    return block.toByteArray();
  }

  /**
   * The last field of a block, whose value is another in each: only its name is taken from the
   * table. The value stands at the end, as it is, to be written over.
   *
   * @param name in lower case
   */
  byte[] writeLast(String name, String value) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    // Of the value that enters the table only the length matters.
    Header entry = new Header(name, "0".repeat(value.length()), false);
    int index = table.indexOf(entry);
    if (index > 0) {
      integer(block, NOT_INDEXED, 4, index);
    } else {
      name(block, table.add(entry) ? ADDED : NOT_INDEXED, name);
    }
    string(block, value);
    return block.toByteArray();
  }

  private void write(ByteArrayOutputStream block, Header field) {
    int index = Math.max(StaticTable.indexOf(field), table.indexOf(field));
    if (index > 0) {
      integer(block, INDEXED, 7, index);
      return;
    }
    int added = !field.secret() && table.add(field) ? ADDED : NOT_INDEXED;
    name(block, field.secret() ? NEVER_INDEXED : added, field.name());
    string(block, field.value());
  }

  private static void name(ByteArrayOutputStream block, int kind, String name) {
    int index = StaticTable.indexOf(name);
    integer(block, kind, kind == ADDED ? 6 : 4, index);
    if (index == 0) {
      string(block, name);
    }
  }

  private static void string(ByteArrayOutputStream block, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    integer(block, 0, 7, bytes.length);
    block.writeBytes(bytes);
  }

  /** A number behind the bits of {@code kind} (RFC 7541, 5.1). */
  static void integer(ByteArrayOutputStream block, int kind, int prefix, int number) {
    int most = (1 << prefix) - 1;
    if (number < most) {
      block.write(kind | number);
      return;
    }
    block.write(kind | most);
    int rest = number - most;
    while (rest >= 0x80) {
      block.write(0x80 | (rest & 0x7f));
      rest >>= 7;
    }
    block.write(rest);
  }
}
