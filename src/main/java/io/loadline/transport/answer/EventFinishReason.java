package io.loadline.transport.answer;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The weightiest of the reasons to stop in one event, and where it stands. Reused. */
final class EventFinishReason {
  private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"([^\"\\\\]*)\"");

  private FinishReason weightiest = FinishReason.NONE;
  private int key;
  private int to;

  void clear() {
    weightiest = FinishReason.NONE;
  }

  /**
   * A reason.
   *
   * @param at where its key begins, of which a quote stands before
   * @param start where its value begins
   */
  FinishReason found(GrowableBytes in, int at, int start, int end) {
    FinishReason reason = read(in, start, end);
    if (reason.compareTo(weightiest) > 0) {
      weightiest = reason;
      key = at;
      to = end;
    }
    return reason;
  }

  /** The same where only a bad one is sure to be a reason at all. */
  void foundBad(GrowableBytes in, int at, int start, int end) {
    if (read(in, start, end) == FinishReason.BAD) {
      found(in, at, start, end);
    }
  }

  private static FinishReason read(GrowableBytes in, int start, int end) {
    byte first = in.array()[start];
    if (first == '"') {
      return FinishReason.of(in.array(), start + 1, end - 1);
    }
    if (first == '{') {
      return typeOf(new String(in.array(), start, end - start, StandardCharsets.UTF_8));
    }
    return first == 'n' || first == 'f' ? FinishReason.NONE : FinishReason.UNKNOWN;
  }

  /** SGLang writes an object whose {@code type} is the reason. */
  private static FinishReason typeOf(String object) {
    Matcher type = TYPE.matcher(object);
    return type.find() ? FinishReason.of(type.group(1)) : FinishReason.UNKNOWN;
  }

  FinishReason weightiest() {
    return weightiest;
  }

  /** Key and value, {@code finish_reason "abort"} say. */
  String text(GrowableBytes in) {
    String member = new String(in.array(), key, to - key, StandardCharsets.UTF_8);
    return member.replaceFirst("\"\\s*:\\s*", " ");
  }
}
