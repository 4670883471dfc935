package io.loadline.baseline;

import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.InvalidConfigurationException.Problem;
import io.loadline.text.PlainNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file of a baseline: read, and written whole or not at all. Of two gates that add to one file
 * at the same moment, one run may be lost.
 *
 * @param path of the file
 * @param shown as texts name it, relative to the project say
 */
public record BaselineFile(Path path, String shown) {
  /** What makes a gate add its run. */
  public static final String WRITE_ARGUMENT = "-Dloadline.baseline=write";

  /** What makes a gate that adds its run drop those that are there. */
  public static final String RESTART_ARGUMENTS =
      WRITE_ARGUMENT + " -Dloadline.baseline.restart=true";

  /**
   * What is in the file; empty when there is no such file.
   *
   * @throws InvalidConfigurationException when it cannot be read or relied on; the message says
   *     why, where and what to do
   */
  public Optional<RecordedBaseline> read() {
    return new BaselineReader(this).read();
  }

  /**
   * Why nothing can be compared with what is there: a sentence with what to do about it; empty
   * where it can. No such file, too few runs, or too old ones.
   *
   * @param found what {@link #read} gave
   * @param size how many runs make the file full
   * @param maxAge of its oldest run
   */
  public Optional<String> lack(
      Optional<RecordedBaseline> found, int size, Duration maxAge, Instant now) {
    if (found.isEmpty()) {
      return Optional.of(
          "there is no baseline " + shown + ": record it by " + WRITE_ARGUMENT + jobs(size, ""));
    }
    RecordedBaseline baseline = found.get();
    int runs = baseline.runs().size();
    if (!baseline.isFull(size)) {
      return Optional.of(
          "%s has %d of %d runs: record the others by %s%s"
              .formatted(shown, runs, size, WRITE_ARGUMENT, jobs(size - runs, "more ")));
    }
    Duration age = baseline.age(now);
    return age.compareTo(maxAge) <= 0
        ? Optional.empty()
        : Optional.of(
            "%s is out of date: its oldest run, of %s, is %s old, and %s is allowed; record it anew by %s%s"
                .formatted(
                    shown,
                    baseline.runs().get(0).at(),
                    PlainNumber.counted(age.toDays(), "day"),
                    PlainNumber.counted(maxAge.toDays(), "day"),
                    RESTART_ARGUMENTS,
                    jobs(size, "")));
  }

  private static String jobs(int count, String more) {
    return " in "
        + PlainNumber.counted(count, more + "job")
        + (count == 1 ? ", which adds a run" : ", each of which adds a run")
        + ", and commit the file";
  }

  /**
   * Adds a run of a job that has none there yet, or leaves the file as it is: of a job that has
   * one, or where the file is full.
   *
   * @param mayDiffer facts that need not be those of the file
   * @param size how many runs make the file full, at most {@link RecordedBaseline#MOST_RUNS}
   * @param restart whether a file that is full, of another identity or not to be relied on begins
   *     anew with this run
   * @throws InvalidConfigurationException when the file cannot be read, relied on or written, or
   *     holds runs of another identity, unless it begins anew; each difference is a problem
   */
  public AddedRun add(
      RunIdentity identity,
      RecordedRun run,
      Set<IdentityFact> mayDiffer,
      int size,
      boolean restart) {
    return new RunAddition(this, mayDiffer, size, restart).add(identity, run);
  }

  /** The differences of a run as problems, each with both values and what to do. */
  public List<Problem> problems(List<IdentityDifference> differences) {
    return differences.stream()
        .map(each -> new Problem(shown, "", each.text(), each.fix()))
        .toList();
  }

  InvalidConfigurationException refusal(String rule, String fix) {
    return new InvalidConfigurationException(List.of(new Problem(shown, "", rule, fix)));
  }
}
