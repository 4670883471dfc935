package io.loadline.baseline;

import io.loadline.json.JsonTree;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.text.OneLine;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the members of a file say, checked one by one: a sum that is right does not make them so.
 */
record BaselineContent(BaselineFile file, JsonTree tree) {
  RecordedBaseline read() {
    List<RecordedRun> runs = tree.list("runs").stream().map(this::run).toList();
    if (runs.isEmpty() || runs.size() > RecordedBaseline.MOST_RUNS) {
      throw wrong("runs", runs.size() + " of them", "1 to " + RecordedBaseline.MOST_RUNS);
    }
    Set<String> jobs = new HashSet<>();
    for (RecordedRun run : runs) {
      if (!jobs.add(run.job())) {
        throw wrong("runs", "two of job " + run.job(), "one of each job");
      }
    }
    return new RecordedBaseline(identity(), runs);
  }

  private RunIdentity identity() {
    Map<IdentityFact, String> facts = new EnumMap<>(IdentityFact.class);
    tree.members("identity")
        .forEach(
            (id, value) -> {
              IdentityFact fact =
                  IdentityFact.parse(id).orElseThrow(() -> wrong("identity", id, "a known fact"));
              facts.put(fact, value.text());
            });
    return new RunIdentity(facts);
  }

  private RecordedRun run(JsonTree run) {
    String job = run.text("job");
    if (job.isEmpty()) {
      throw wrong("job", "empty", "that of a CI system or machine");
    }
    return new RecordedRun(job, day(run.text("at")), run.text("machine"), figures(run));
  }

  private LocalDate day(String at) {
    try {
      return LocalDate.parse(at);
    } catch (DateTimeParseException e) {
      throw wrong("at", at, "a day, 2026-11-30 say");
    }
  }

  private RunFigures figures(JsonTree run) {
    Map<String, Double> figures = new TreeMap<>();
    run.members("figures")
        .forEach(
            (id, value) -> {
              OptionalDouble figure = value.figure();
              if (figure.isEmpty() || figure.getAsDouble() < 0) {
                throw wrong(id, value.text(), "a number that is not below 0");
              }
              figures.put(id, figure.getAsDouble());
            });
    return new RunFigures(figures);
  }

  private InvalidConfigurationException wrong(String member, String value, String rule) {
    return file.refusal(
        "is no baseline: %s is %s, and must be %s".formatted(member, OneLine.of(value), rule),
        BaselineReader.RESTORE);
  }
}
