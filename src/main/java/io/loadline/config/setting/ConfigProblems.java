package io.loadline.config.setting;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.InvalidConfigurationException.Problem;
import io.loadline.text.Secrets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects, so that one wrong value does not hide another. Not thread-safe. */
public final class ConfigProblems {
  private final List<Problem> found = new ArrayList<>();
  private final Optional<SettingSource.OfEndpoint> endpoint;

  /** Finds what was probably meant. */
  public static final class CloseMatch {
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
          i > 1
              && j > 1
              && a.charAt(i - 1) == b.charAt(j - 2)
              && a.charAt(i - 2) == b.charAt(j - 1);
      return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
  }

  /** Those of a whole test. */
  public ConfigProblems() {
    this(Optional.empty());
  }

  /** Those of one endpoint; empty for a whole test. */
  public ConfigProblems(Optional<SettingSource.OfEndpoint> endpoint) {
    this.endpoint = endpoint;
  }

  public void add(String subject, String origin, String rule, String fix) {
    found.add(new Problem(subject, origin, rule, fix));
  }

  public void add(Setting setting, String element, SyntaxException refusal) {
    add(setting, element, refusal.rule(), refusal.fix());
  }

  /** Reports one element of a setting. */
  public void add(Setting setting, String element, String rule, String fix) {
    found.add(
        new Problem(setting.subject(element), setting.origin(), rule, fix, setting.ofEndpoint()));
  }

  /** Reports a setting as a whole. */
  public void add(Setting setting, String rule, String fix) {
    found.add(new Problem(setting.subject(), setting.origin(), rule, fix, setting.ofEndpoint()));
  }

  /** Reports that there is no address, or none that can be called, where one would be set. */
  void addUrl(String rule, String fix) {
    found.add(
        endpoint
            .map(level -> new Problem("@Endpoint(url)", level.origin(), rule, fix, true))
            .orElseGet(() -> new Problem("@InferenceLoadTest(url)", "", rule, fix)));
  }

  /** Throws all of them at once; does nothing when there are none. */
  public void throwIfAny(Secrets secrets) {
    if (!found.isEmpty()) {
      throw new InvalidConfigurationException(
          found.stream().map(problem -> masked(problem, secrets)).toList());
    }
  }

  private static Problem masked(Problem problem, Secrets secrets) {
    return new Problem(
        secrets.mask(problem.subject()),
        secrets.mask(problem.origin()),
        secrets.mask(problem.rule()),
        secrets.mask(problem.fix()),
        problem.ofEndpoint());
  }
}
