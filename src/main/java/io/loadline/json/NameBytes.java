package io.loadline.json;

import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The name of a member, put together and without escapes: an e may be written by its number. */
final class NameBytes {
  /** Nobody asks for a longer one. */
  private static final int LONGEST = 64 * 1024;

  private final GrowingBytes parts = new GrowingBytes(LONGEST);
  private int start;
  private boolean open;

  void restart() {
    open = false;
  }

  void begin(int at) {
    open = true;
    start = at;
    parts.clear();
  }

  /** More bytes come, which begin at this index. */
  void resume(int from) {
    start = from;
  }

  /** No more bytes are there for now. */
  void pause(byte[] in, int to) {
    if (open) {
      parts.add(in, start, to);
    }
  }

  /** Whether it goes on. */
  boolean isOpen() {
    return open;
  }

  /** It ends, and nobody wants to know it. */
  void end() {
    open = false;
  }

  /** It ends before {@code at}; whoever follows the paths is told. */
  void end(byte[] in, int at, boolean escaped, PathWatch paths) {
    open = false;
    if (!escaped && parts.length() == 0) {
      paths.name(in, start, at);
      return;
    }
    parts.add(in, start, at);
    byte[] name = Arrays.copyOf(parts.array(), parts.length());
    byte[] plain = escaped ? unescaped(name) : name;
    paths.name(plain, 0, plain.length);
  }

  private static byte[] unescaped(byte[] name) {
    try {
      String quoted = '"' + new String(name, StandardCharsets.UTF_8) + '"';
      return Json.parse(quoted) instanceof JsonString string
          ? string.value().getBytes(StandardCharsets.UTF_8)
          : name;
    } catch (JsonException e) {
      return name;
    }
  }
}
