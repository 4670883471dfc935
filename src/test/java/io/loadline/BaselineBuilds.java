package io.loadline;

import io.loadline.baseline.BaselineFile;
import io.loadline.baseline.RecordedBaseline;
import io.loadline.baseline.RecordedRun;
import io.loadline.baseline.RunFigures;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** Builds that run gates with a baseline, one after the other, on a server of their own. */
final class BaselineBuilds implements AutoCloseable {
  /** The gate of most tests: its median is 100 ms, and may be five times that. */
  static final Class<?> GATE = BaselineTestCases.NoSlower.class;

  /** The medians of runs of jobs, in ms. */
  static final DoubleUnaryOperator ALIKE = job -> 98 + job;

  private static final int TRIES = 4;

  private static final int SIZE = 5;

  private final Path dir;
  private final BaselineFile file;
  private final ScriptedServer server = ScriptedServer.start(taking(100));
  private int builds;

  BaselineBuilds(Path dir) {
    this.dir = dir;
    this.file = new BaselineFile(dir.resolve("baselines/iris.json"), "baselines/iris.json");
  }

  private static Script taking(int millis) {
    return Script.always(millis == 0 ? Answers.iris() : Answers.slow(Duration.ofMillis(millis)));
  }

  void answerWithin(int millis) {
    server.follow(taking(millis));
  }

  String url() {
    return server.url().toString();
  }

  long requests() {
    return server.requests();
  }

  BaselineFile file() {
    return file;
  }

  RecordedBaseline baseline() {
    return file.read().orElseThrow();
  }

  /**
   * A build with one gate.
   *
   * @param settings keys and values, in turns
   */
  GateOutput run(Class<?> fixture, String... settings) {
    builds++;
    GateKit kit =
        GateKit.writingTo(dir.resolve("build-" + builds))
            .calling(server.url())
            .with("baseline.file", file.path().toString())
            .with("loadline.self-check", "off");
    for (int i = 0; i < settings.length; i += 2) {
      kit.with(settings[i], settings[i + 1]);
    }
    return kit.run(fixture);
  }

  /** As {@link #run}, again where the machine was so busy that it is not green. */
  GateOutput passing(Class<?> fixture, String... settings) {
    GateOutput output = run(fixture, settings);
    for (int i = 1; i < TRIES && !output.errors().isEmpty(); i++) {
      output = run(fixture, settings);
    }
    return output;
  }

  GateOutput write() {
    return write(GATE);
  }

  GateOutput write(Class<?> fixture) {
    return run(fixture, "loadline.baseline", "write");
  }

  /** Records a baseline whose runs are alike. */
  void record() throws IOException {
    record(ALIKE, LocalDate.now(ZoneOffset.UTC));
  }

  void record(DoubleUnaryOperator medians, LocalDate day) throws IOException {
    record(GATE, medians, day);
  }

  /** Has a gate write a run, and puts those of other jobs with stated medians in its place. */
  void record(Class<?> fixture, DoubleUnaryOperator medians, LocalDate day) throws IOException {
    for (int i = 0; i < TRIES && file.read().isEmpty(); i++) {
      write(fixture);
    }
    RecordedBaseline own = baseline();
    RecordedRun run = own.runs().get(0);
    Files.delete(file.path());
    for (int job = 0; job < SIZE; job++) {
      Map<String, Double> figures = new TreeMap<>(run.figures().values());
      figures.put("latency-p50", medians.applyAsDouble(job));
      figures.put("achieved-rate", 40.0 + job / 10.0);
      RecordedRun other =
          new RecordedRun("other-" + job, day, run.machine(), new RunFigures(figures));
      file.add(own.identity(), other, Set.of(), SIZE, false);
    }
  }

  /** Where the last build left the result of its gate. */
  Path results(Class<?> fixture) {
    return dir.resolve("build-" + builds)
        .resolve("results")
        .resolve(fixture.getName())
        .resolve("gate");
  }

  JsonTree result(GateOutput output, Class<?> fixture) throws JsonException {
    return new JsonTree(Json.parse(output.json(fixture, "gate")));
  }

  @Override
  public void close() {
    server.close();
  }
}
