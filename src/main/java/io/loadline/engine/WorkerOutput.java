package io.loadline.engine;

import io.loadline.codec.WorkerMessage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes messages as lines that are found again among others, and of which none can be missing or
 * damaged unseen: {@code loadline-frame/1 NUMBER KIND PART/PARTS CRC PAYLOAD}. Thread-safe.
 */
final class WorkerOutput {
  /** The first word of each line, with the version of the format. */
  static final String MARK = "loadline-frame/1";

  /** What a log keeps on one line: some cut at 16 KiB, and a character takes up to four bytes. */
  private static final int LONGEST = 4_000;

  private final PrintStream out;
  private long number;

  /**
   * A writer whose frames begin with number 1.
   *
   * @param out of UTF-8
   */
  WorkerOutput(PrintStream out) {
    this.out = out;
  }

  /** Writes a message in as many frames as it takes, whole before anything else. */
  void write(WorkerMessage message) {
    write(message.typeName(), message.json());
  }

  /**
   * As {@link #write(WorkerMessage)}.
   *
   * @param kind one word
   * @param payload one line
   */
  synchronized void write(String kind, String payload) {
    List<String> parts = parts(payload);
    for (int part = 0; part < parts.size(); part++) {
      number++;
      String head = number + " " + kind + " " + (part + 1) + "/" + parts.size();
      out.print(
          MARK + " " + head + " " + crc(head, parts.get(part)) + " " + parts.get(part) + "\n");
    }
    out.flush();
  }

  /** Of number, kind, part and payload with blanks between them, in 8 hexadecimal digits. */
  static String crc(String head, String payload) {
    CRC32 crc = new CRC32();
    crc.update((head + " " + payload).getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", crc.getValue());
  }

  private static List<String> parts(String payload) {
    List<String> parts = new ArrayList<>();
    for (int from = 0, to; from < payload.length() || parts.isEmpty(); from = to) {
      to = Math.min(payload.length(), from + LONGEST);
      if (to < payload.length() && Character.isHighSurrogate(payload.charAt(to - 1))) {
        to--;
      }
      parts.add(payload.substring(from, to));
    }
    return parts;
  }
}
