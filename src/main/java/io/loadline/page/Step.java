package io.loadline.page;

/**
 * Something to do.
 *
 * @param text what and why
 * @param command to be copied into a shell; empty where there is none
 */
record Step(String text, String command) {
  static Step of(String text) {
    return new Step(text, "");
  }

  void write(Html html) {
    html.open("li").text(text);
    if (!command.isEmpty()) {
      html.text(text.isEmpty() ? "" : " ").element("code", command, "class", "command");
    }
    html.closeLine();
  }
}
