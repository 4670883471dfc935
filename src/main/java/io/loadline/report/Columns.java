package io.loadline.report;

import io.loadline.text.WrappedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines whose cells stand under each other. Where they are too wide for that, a cell that is longer
 * than others of its column takes a line of its own, and no cell is cut.
 */
final class Columns {
  private static final int INDENT = 2;
  private static final int GAP = 3;
  private static final int SMALL_GAP = 2;

  /** A table fits within the part of an endpoint, which is indented once more. */
  private static final int WIDEST = WrappedText.COLUMNS - INDENT;

  private final int[] widths;
  private final int[] starts;

  private Columns(List<List<String>> rows) {
    widths = new int[rows.get(0).size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = widest(rows, i, Integer.MAX_VALUE);
    }
    while (end(SMALL_GAP) > WIDEST && narrow(rows)) {}
    starts = new int[widths.length];
    int gap = end(GAP) <= WIDEST ? GAP : SMALL_GAP;
    for (int i = 0; i < widths.length; i++) {
      starts[i] = end(gap, i);
    }
  }

  /** One line a row where it fits, indented by two; every row has as many cells as the first. */
  static List<String> align(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    if (!rows.isEmpty()) {
      Columns columns = new Columns(rows);
      rows.forEach(row -> columns.addLines(lines, row));
    }
    return lines;
  }

  private static int widest(List<List<String>> rows, int column, int below) {
    return rows.stream()
        .mapToInt(row -> WrappedText.width(row.get(column)))
        .filter(width -> width < below)
        .max()
        .orElse(0);
  }

  private int end(int gap) {
    return end(gap, widths.length) - gap;
  }

  /** Where a column begins; one that is empty takes no room. */
  private int end(int gap, int column) {
    int end = INDENT;
    for (int i = 0; i < column; i++) {
      end += widths[i] == 0 ? 0 : widths[i] + gap;
    }
    return end;
  }

  /** Leaves the longest cells of the widest column out of account. False where that is no help. */
  private boolean narrow(List<List<String>> rows) {
    int widest = 0;
    for (int i = 1; i < widths.length; i++) {
      widest = widths[i] >= widths[widest] ? i : widest;
    }
    int before = widths[widest];
    widths[widest] = widest(rows, widest, before);
    return before > 0;
  }

  /** A cell without room beside the others goes on below: in its column, in the second, or left. */
  private void addLines(List<String> lines, List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i).isEmpty()) {
        continue;
      }
      int width = WrappedText.width(row.get(i));
      int used = WrappedText.width(line.toString());
      int start = start(i, width, used);
      if (used > 0 && (start + width > WIDEST || used + SMALL_GAP > start)) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
        start = width <= widths[i] ? starts[i] : below(width);
      }
      line.append(" ".repeat(start - used)).append(row.get(i));
    }
    lines.add(line.toString());
  }

  /** The last cell moves to the left of its column where it has no room else. */
  private int start(int column, int width, int used) {
    boolean moves = column == starts.length - 1 && WIDEST - width >= used + SMALL_GAP;
    return moves ? Math.min(starts[column], WIDEST - width) : starts[column];
  }

  private int below(int width) {
    return starts[1] + width <= WIDEST ? starts[1] : 2 * INDENT;
  }
}
