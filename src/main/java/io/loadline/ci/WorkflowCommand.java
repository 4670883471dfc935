package io.loadline.ci;

/** A line by which GitHub's runner is told to annotate a run. */
final class WorkflowCommand {
  private WorkflowCommand() {}

  /**
   * The line, which has to stand at the start of a line.
   *
   * @param level {@code error} or {@code warning}
   */
  static String annotation(String level, String title, String message) {
    return "::" + level + " title=" + property(title) + "::" + data(message);
  }

  private static String data(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      switch (each) {
        case '%' -> escaped.append("%25");
        case '\r' -> escaped.append("%0D");
        case '\n' -> escaped.append("%0A");
        default -> escaped.append(each);
      }
    }
    return escaped.toString();
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
