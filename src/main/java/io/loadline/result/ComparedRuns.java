package io.loadline.result;

import io.loadline.plan.FigureMargin;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The runs of a gate beside those of a baseline: all that a verdict by it follows from.
 *
 * @param file of the baseline, as it was named
 * @param by the margin that was named for all figures, 0.1 for 10 %
 * @param margins what is compared; never empty
 * @param before the runs of the file, each with its figures
 * @param now the runs of the gate, of the same load each
 * @param obstacle why nothing can be compared, as a sentence; empty where it can
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ComparedRuns(
    String file,
    double by,
    List<FigureMargin> margins,
    List<Sample> before,
    List<Sample> now,
    String obstacle) {
  /** Errors by attempts, 0 to 1. */
  public static final String ERROR_RATIO = "error-ratio";

  /** Requests a second of an open load. */
  public static final String ACHIEVED_RATE = "achieved-rate";

  /** The mean of all successes. */
  public static final String TOKENS_PER_ANSWER = "tokens-per-answer";

  public ComparedRuns {
    margins = List.copyOf(margins);
    before = List.copyOf(before);
    now = List.copyOf(now);
  }

  /** The same, with which nothing can be compared. */
  public ComparedRuns hinderedBy(String why) {
    return new ComparedRuns(file, by, margins, before, now, why);
  }

  /**
   * One run.
   *
   * @param figures by the names of {@link FigureMargin#figure()}, and those that are constants here
   * @param doubts by the same names, what else than the service may explain a figure that is too
   *     high; empty where nothing does
   */
  public record Sample(Map<String, Double> figures, Map<String, String> doubts) {
    public Sample {
      figures = Map.copyOf(figures);
      doubts = Map.copyOf(doubts);
    }
  }

  /** One figure of each of some runs; empty where one of them has none that is above 0. */
  public static double[] figures(List<Sample> runs, String figure) {
    double[] all =
        runs.stream()
            .mapToDouble(each -> each.figures().getOrDefault(figure, 0.0))
            .filter(value -> value > 0 && Double.isFinite(value))
            .toArray();
    return all.length == runs.size() ? all : new double[0];
  }
}
