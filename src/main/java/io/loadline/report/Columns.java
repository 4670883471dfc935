package io.loadline.report;

import java.util.ArrayList;
import java.util.List;

/** Lines whose cells stand under each other. */
final class Columns {
  private static final int GAP = 3;

  /** A longer cell does not push the whole column to the right. */
  private static final int WIDEST = 60;

  private Columns() {}

  /** One line a row, indented by two; every row has as many cells as the first. */
  static List<String> align(List<List<String>> rows) {
    int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        int length = row.get(i).length();
        widths[i] = Math.max(widths[i], length > WIDEST ? 0 : length);
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(line(row, widths));
    }
    return lines;
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder("  ");
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      line.append(cell).append(" ".repeat(Math.max(0, widths[i] - cell.length()) + GAP));
    }
    return line.toString().stripTrailing();
  }
}
