package io.loadline.config.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant. */
public final class CloseMatch {
  private CloseMatch() {}

  /** The candidate nearest to the word, at most {@code edits} away; case does not count. */
  public static Optional<String> of(String word, Collection<String> candidates, int edits) {
    return candidates.stream()
        .filter(candidate -> distance(word, candidate) <= edits)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  public static String question(String candidate) {
    return "did you mean " + candidate + "?";
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours that turn one word into the other
   * (optimal string alignment).
   */
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cheapest(int[][] edits, String a, String b, int i, int j) {
    int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
