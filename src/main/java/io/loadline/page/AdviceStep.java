package io.loadline.page;

/**
 * Something to do.
 *
 * @param text what and why
 * @param command to be copied into a shell; empty where there is none
 */
record AdviceStep(String text, String command) {
  static AdviceStep of(String text) {
    return new AdviceStep(text, "");
  }

  void write(HtmlWriter html) {
    html.open("li").text(text);
    if (!command.isEmpty()) {
      html.text(text.isEmpty() ? "" : " ").element("code", command, "class", "command");
    }
    html.closeLine();
  }
}
