package io.loadline.config.gate;

import io.loadline.baseline.IdentityFact;
import io.loadline.plan.FigureMargin;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * With what the runs of a gate are compared.
 *
 * @param file of the baseline, relative to the project
 * @param by how much worse a figure may be where nothing else is said of it: 0.1 for 10 %
 * @param margins what is compared; never empty
 * @param runs how often the load is repeated; at least 1
 * @param seedIsDrawn whether each run draws a seed of its own
 * @param rule when the file can be relied on
 * @param use what is done with the file
 */
public record BaselineTerms(
    String file,
    double by,
    List<FigureMargin> margins,
    int runs,
    boolean seedIsDrawn,
    FileRule rule,
    Use use) {
  public BaselineTerms {
    margins = List.copyOf(margins);
  }

  /**
   * When the file can be relied on.
   *
   * @param size how many runs make it full
   * @param maxAge of its oldest run
   * @param mayDiffer in what runs may be unlike those of the file
   */
  public record FileRule(int size, Duration maxAge, Set<IdentityFact> mayDiffer) {
    public FileRule {
      mayDiffer = Set.copyOf(mayDiffer);
    }
  }

  /** What is done with the file; {@code loadline.baseline}. */
  public enum Use {
    /** The default. */
    COMPARE,
    /** A run is added, until the file is full. */
    WRITE,
    /** As {@link #WRITE}, and a file that is full, or of other runs, begins anew. */
    RESTART
  }
}
