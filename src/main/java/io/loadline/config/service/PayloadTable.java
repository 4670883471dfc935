package io.loadline.config.service;

import io.loadline.config.setting.CloseMatch;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.json.Json;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.plan.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of values that are filled into payloads; remembers whether any was. */
final class PayloadTable {
  private static final Pattern COLUMN = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*\\}\\}");

  private final List<String> columns;
  private final List<List<String>> rows;
  private boolean used;

  private PayloadTable(List<String> columns, List<List<String>> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  static PayloadTable read(ContentSource source, String text) throws SyntaxException {
    if (!ContentSource.isNamed(text.strip())) {
      throw new SyntaxException("is no place", "write classpath:.., file:.. or http(s)://..");
    }
    String content = utf8(source.fetch(text.strip()));
    List<List<String>> lines = Csv.parse(content.replaceFirst("^\uFEFF", ""));
    if (lines.size() < 2) {
      throw new SyntaxException("has no rows", "write the names of the columns, and values below");
    }
    List<String> columns = lines.get(0).stream().map(String::strip).toList();
    checkNames(columns);
    for (int row = 1; row < lines.size(); row++) {
      if (lines.get(row).size() != columns.size()) {
        throw new SyntaxException(
            "row %s has %s values for %s columns"
                .formatted(row, lines.get(row).size(), columns.size()),
            "give each column a value; one that holds a comma goes in quotes");
      }
    }
    return new PayloadTable(columns, lines.subList(1, lines.size()));
  }

  private static String utf8(byte[] content) throws SyntaxException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new SyntaxException(
          "is not UTF-8", "save it as UTF-8; spreadsheets offer that by name");
    }
  }

  private static void checkNames(List<String> columns) throws SyntaxException {
    for (String column : columns) {
      if (columns.indexOf(column) != columns.lastIndexOf(column)) {
        throw new SyntaxException(
            "has two columns of the name " + (column.isEmpty() ? "\"\"" : column),
            "give each column a name of its own in the first row");
      }
    }
  }

  /** The payload once for each row; the payload alone when it names no column. */
  List<Payload> fill(Payload payload, boolean json) throws SyntaxException {
    String text = payload.text();
    if (!COLUMN.matcher(text).find()) {
      return List.of(payload);
    }
    used = true;
    List<Payload> filled = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      byte[] bytes = fill(text, rows.get(row), json).getBytes(StandardCharsets.UTF_8);
      filled.add(Payload.of(payload.source() + " row " + (row + 1), bytes));
    }
    return filled;
  }

  private String fill(String text, List<String> row, boolean json) throws SyntaxException {
    Matcher matcher = COLUMN.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value = row.get(column(matcher.group(1)));
      matcher.appendReplacement(filled, Matcher.quoteReplacement(json ? escaped(value) : value));
    }
    return matcher.appendTail(filled).toString();
  }

  private int column(String name) throws SyntaxException {
    int column = columns.indexOf(name);
    if (column < 0) {
      throw new SyntaxException(
          "{{" + name + "}} is no column of payloadData",
          CloseMatch.of(name, columns, 2)
              .map(CloseMatch::question)
              .orElse("its columns are " + String.join(", ", columns)));
    }
    return column;
  }

  /** As it stands between quotes; a number is not changed by it. */
  private static String escaped(String value) {
    String quoted = Json.write(new JsonString(value)).strip();
    return quoted.substring(1, quoted.length() - 1);
  }

  boolean isUsed() {
    return used;
  }

  String firstColumn() {
    return columns.get(0);
  }
}
