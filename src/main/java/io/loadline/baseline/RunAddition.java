package io.loadline.baseline;

import io.loadline.plan.InvalidConfigurationException;
import io.loadline.text.PlainNumber;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds a run to a file, or says why not; parameters as in {@link BaselineFile#add}. */
record RunAddition(BaselineFile file, Set<IdentityFact> mayDiffer, int size, boolean restart) {
  AddedRun add(RunIdentity identity, RecordedRun run) {
    Optional<RecordedBaseline> found = found();
    if (found.isEmpty()) {
      return begin(identity, run);
    }
    RecordedBaseline baseline = found.get();
    List<IdentityDifference> differences = baseline.identity().differences(identity, mayDiffer);
    if (!differences.isEmpty()) {
      if (restart) {
        return begin(identity, run);
      }
      throw new InvalidConfigurationException(file.problems(differences));
    }
    if (baseline.hasJob(run.job())) {
      return left(
          baseline, "job " + run.job() + " has a run there, and runs of one job share their luck");
    }
    if (baseline.isFull(size)) {
      return restart
          ? begin(identity, run)
          : left(baseline, "it is full; " + BaselineFile.RESTART_ARGUMENTS + " records it anew");
    }
    return write(baseline.with(run), run);
  }

  /** What cannot be relied on is as good as nothing to one who begins anew. */
  private Optional<RecordedBaseline> found() {
    try {
      return file.read();
    } catch (InvalidConfigurationException e) {
      if (restart && Files.isRegularFile(file.path())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private AddedRun begin(RunIdentity identity, RecordedRun run) {
    return write(new RecordedBaseline(identity, List.of(run)), run);
  }

  private AddedRun write(RecordedBaseline baseline, RecordedRun run) {
    new BaselineWriter(file).write(baseline);
    return told(true, baseline, "job " + run.job() + " was added to " + file.shown());
  }

  private AddedRun left(RecordedBaseline baseline, String why) {
    return told(false, baseline, "nothing was added to " + file.shown() + ": " + why);
  }

  private AddedRun told(boolean added, RecordedBaseline baseline, String text) {
    int runs = baseline.runs().size();
    int lacking = size - runs;
    String rest =
        lacking > 0
            ? "; it has %d of %d runs: %s to go"
                .formatted(runs, size, PlainNumber.counted(lacking, "job"))
            : added ? "; it is full with " + PlainNumber.counted(runs, "run") + ": commit it" : "";
    return new AddedRun(added, runs, text + rest);
  }
}
