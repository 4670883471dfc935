package io.loadline.ci;

import io.loadline.document.SharedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The summary of a GitHub step, to which all gates of the step append, from several processes. Over
 * 1,024 KiB GitHub refuses the whole of it, so this stops before.
 *
 * @param path {@code GITHUB_STEP_SUMMARY}
 */
record SummaryFile(Path path) {
  /** Of all that is in it, whoever wrote that. */
  static final int MOST = 900 << 10;

  /** Kept free by what is green, for what is not. */
  private static final int KEPT_FOR_RED = 100 << 10;

  /** Kept free for the line that says what is left out. */
  private static final int NOTE_ROOM = 512;

  private static final int DIGITS = 6;
  private static final String NOTE = "**Left out of this summary, gates of Loadline: ";
  private static final String NOTE_MIDDLE = ", and not PASS of these: ";
  private static final String NOTE_END =
      "** GitHub refuses a summary over 1,024 KiB. See the log of this step, and result.json.";

  /**
   * Appends one block, whole.
   *
   * @param blocks what is to be said of a gate, the longest first; the first that fits is taken,
   *     and where none does, the gate is counted in a line at the end
   * @param red whether somebody has to act
   */
  void append(List<String> blocks, boolean red) throws IOException {
    SharedFile.change(path, file -> append(file, blocks, red));
  }

  private static void append(SharedFile file, List<String> blocks, boolean red) throws IOException {
    long size = file.size();
    long room = MOST - NOTE_ROOM - (red ? 0 : KEPT_FOR_RED) - size;
    for (String block : blocks) {
      byte[] bytes = ("\n" + block + "\n").getBytes(StandardCharsets.UTF_8);
      if (bytes.length <= room) {
        file.write(bytes, size);
        return;
      }
    }
    leaveOut(file, size, red);
  }

  /** The line keeps its length, so that it can be counted up where it stands. */
  private static void leaveOut(SharedFile file, long size, boolean red) throws IOException {
    String text = new String(file.read(), StandardCharsets.ISO_8859_1);
    int at = text.indexOf("\n" + NOTE);
    if (at >= 0) {
      int all = number(text, at + 1 + NOTE.length());
      int notPass = number(text, at + 1 + NOTE.length() + DIGITS + NOTE_MIDDLE.length());
      write(file, "\n" + note(all + 1, notPass + (red ? 1 : 0)), at);
    } else if (size + NOTE_ROOM <= MOST) {
      write(file, "\n" + note(1, red ? 1 : 0) + "\n", size);
    }
  }

  private static void write(SharedFile file, String note, long position) throws IOException {
    file.write(note.getBytes(StandardCharsets.US_ASCII), position);
  }

  private static String note(int all, int notPass) {
    return NOTE + padded(all) + NOTE_MIDDLE + padded(notPass) + NOTE_END;
  }

  private static String padded(int count) {
    return String.format("%-" + DIGITS + "d", count);
  }

  private static int number(String text, int at) {
    return Integer.parseInt(text.substring(at, at + DIGITS).strip());
  }
}
