package io.loadline.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Writes HTML that is well-formed XML as well. Text and the values of attributes can come in only
 * through methods that escape them; names of tags and attributes are constants of this package. For
 * one thread.
 */
final class HtmlWriter {
  private static final int USUAL_LENGTH = 1 << 16;
  private static final int LONGEST_TEXT = 4_000;

  private final StringBuilder out = new StringBuilder(USUAL_LENGTH);
  private final Deque<String> open = new ArrayDeque<>();
  private boolean hasData;
  private int styled;

  HtmlWriter() {
    out.append("<!DOCTYPE html>\n");
  }

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  HtmlWriter open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      EscapedText.append(out, attributes[i + 1]);
      out.append('"');
    }
  }

  /** Closes the element that was opened last. */
  HtmlWriter close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** As {@link #close()}, with a line break behind it: pages are looked at in editors, too. */
  HtmlWriter closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /** Text of anybody; of what is longer than 4,000 characters the start. */
  HtmlWriter text(String text) {
    if (text.length() <= LONGEST_TEXT) {
      EscapedText.append(out, text);
    } else {
      EscapedText.append(out, text.substring(0, LONGEST_TEXT));
      out.append("...");
    }
    return this;
  }

  /** An element that holds a text. */
  HtmlWriter element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** An element that holds nothing. */
  HtmlWriter empty(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /** A part that writes itself. */
  HtmlWriter add(Part part) {
    part.write(this);
    return this;
  }

  /** Our own style sheet, which needs no escape. */
  HtmlWriter style(String sheet) {
    out.append("<style>\n");
    styled = out.length();
    out.append(plain(sheet)).append("</style>\n");
    return this;
  }

  private static String plain(String sheet) {
    if (sheet.indexOf('<') >= 0 || sheet.indexOf('&') >= 0) {
      throw new IllegalArgumentException("a style sheet with < or & reads otherwise as XML");
    }
    return sheet;
  }

  /**
   * Our own script, behind all that it reads; not where a page has no {@link #data}.
   *
   * @param sheet of what it draws; comes ahead of {@link #style}
   */
  HtmlWriter script(String script, String sheet) {
    if (script.contains("]]>") || script.contains("</script") || script.contains("<!--")) {
      throw new IllegalArgumentException("a script that ends where its element does not");
    }
    if (hasData) {
      out.insert(styled, plain(sheet));
      out.append("<script>/*<![CDATA[*/\n").append(script).append("/*]]>*/</script>\n");
    }
    return this;
  }

  /**
   * Figures for the script. Whatever the texts in them hold, they end no element and begin none.
   *
   * @param json on one line
   */
  HtmlWriter data(String json) {
    hasData = true;
    out.append("<script type=\"application/json\">");
    for (int i = 0; i < json.length(); i++) {
      char each = json.charAt(i);
      if (each > '~' || each == '<' || each == '>' || each == '&') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
      } else {
        out.append(each);
      }
    }
    out.append("</script>\n");
    return this;
  }

  /** The whole page. */
  String page() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.append('\n').toString();
  }

  /** A part of a page; writes nothing where there is nothing to say. */
  @FunctionalInterface
  interface Part {
    void write(HtmlWriter html);
  }
}
