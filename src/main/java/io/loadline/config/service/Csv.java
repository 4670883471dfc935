package io.loadline.config.service;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated values by RFC 4180; blank lines are left out, unlike {@code ""}. */
final class Csv {
  private final String text;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private StringBuilder value = new StringBuilder();
  private boolean quoted;
  private boolean wasQuoted;

  private Csv(String text) {
    this.text = text;
  }

  static List<List<String>> parse(String text) throws SyntaxException {
    return new Csv(text).rows();
  }

  private List<List<String>> rows() throws SyntaxException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && text.startsWith("\"\"", i)) {
        value.append(c);
        i++;
      } else if (c == '"' && (quoted || value.isEmpty())) {
        quoted = !quoted;
        wasQuoted = true;
      } else {
        add(c);
      }
    }
    if (quoted) {
      throw new SyntaxException(
          "a quote is never closed", "close it; a quote within quotes is doubled");
    }
    endRow();
    return rows;
  }

  private void add(char c) {
    if (quoted || (c != ',' && c != '\n' && c != '\r')) {
      value.append(c);
    } else if (c == ',') {
      endValue();
    } else {
      endRow();
    }
  }

  private void endValue() {
    row.add(value.toString());
    value = new StringBuilder();
    wasQuoted = false;
  }

  private void endRow() {
    if (!row.isEmpty() || !value.isEmpty() || wasQuoted) {
      endValue();
      rows.add(row);
      row = new ArrayList<>();
    }
  }
}
