package io.loadline.transport.http2;

import io.loadline.plan.Header;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * The header table of a connection as the side that writes keeps it (RFC 7541, 2.3.2). Fields are
 * added while there is room and never evicted: a load has few, and the same in each request.
 */
final class HeaderTable {
  /** What every side allows before it says more (RFC 9113, 6.5.2), and all that is ever used. */
  static final int SIZE = 4096;

  /** What a field takes besides its text (RFC 7541, 4.1). */
  private static final int OVERHEAD = 32;

  private final Map<Header, Integer> numbers = new HashMap<>();
  private int limit = SIZE;
  private int free = SIZE;
  private int version;
  private boolean unsaid;

  /** The index of a field; 0 when it is not in the table. */
  int indexOf(Header field) {
    Integer number = numbers.get(field);
    return number == null ? 0 : StaticTable.size() + numbers.size() - number + 1;
  }

  /** Adds a field, unless there is no room for it. */
  boolean add(Header field) {
    int size = field.name().length() + field.value().length() + OVERHEAD;
    if (size > free) {
      return false;
    }
    free -= size;
    version++;
    numbers.put(field, numbers.size() + 1);
    return true;
  }

  /** Changes whenever an index means something else than before. */
  int version() {
    return version;
  }

  /** The server allows so many bytes; more than before are not used. */
  void allow(int bytes) {
    if (bytes < limit) {
      limit = bytes;
      free = bytes;
      numbers.clear();
      version++;
      unsaid = true;
    }
  }

  /** Says at the head of a block that the table was emptied, and its new size, if it was. */
  void putUpdates(ByteArrayOutputStream block) {
    if (unsaid) {
      unsaid = false;
      version++;
      HpackWriter.integer(block, 0x20, 5, 0);
      if (limit > 0) {
        HpackWriter.integer(block, 0x20, 5, limit);
      }
    }
  }
}
