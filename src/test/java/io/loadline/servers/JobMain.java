package io.loadline.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadline.EndpointResults;
import io.loadline.GateKit;
import io.loadline.GateOutput;
import io.loadline.LoadResult;
import io.loadline.LoadlineEndpoints;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.result.NothingComparedException;
import io.loadline.slo.ComparedFigure;
import io.loadline.slo.SeparateLoads;
import io.loadline.testkit.ScriptedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Not a test: gates of one job, in a process of its own. Reads a gate a line, runs it on a service
 * that it starts for it, and prints a line of what came of it.
 */
final class JobMain {
  private static final String OF_THE_SERVICE = "service.";

  private JobMain() {}

  /** Reads lines of folder, seed and settings, between tabs. */
  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(GateOutcome.MARK + run(line.split("\t", -1)));
        out.flush();
      }
    }
  }

  private static String run(String[] gate) {
    Map<String, String> traits = new HashMap<>();
    Map<String, String> settings = new HashMap<>();
    for (int i = 2; i < gate.length; i++) {
      String[] pair = gate[i].split("=", 2);
      if (pair[0].startsWith(OF_THE_SERVICE)) {
        traits.put(pair[0].substring(OF_THE_SERVICE.length()), pair[1]);
      } else {
        settings.put(pair[0], pair[1]);
      }
    }
    DrawnService service = new DrawnService(traits, Long.parseLong(gate[1]));
    try (ScriptedServer server = ScriptedServer.start(service)) {
      GateOutcome outcome =
          settings.containsKey("file")
              ? besideBaseline(server, settings)
              : inTurns(server, Path.of(gate[0]));
      return outcome.line();
    } catch (InterruptedException | RuntimeException e) {
      return new GateOutcome("ERROR", List.of(), List.of(), e.toString()).line();
    }
  }

  private static GateOutcome besideBaseline(ScriptedServer server, Map<String, String> settings)
      throws InterruptedException {
    System.setProperty("loadline.baseline", settings.getOrDefault("use", "compare"));
    try {
      LoadResult result = ComparedGates.besideBaseline(server.url(), settings).run();
      return new GateOutcome(
          result.verdict().name(),
          figures(result.judgment().comparisons()),
          List.of(),
          result.toString());
    } catch (NothingComparedException e) {
      return new GateOutcome("INCONCLUSIVE", List.of(), List.of(), String.valueOf(e.getMessage()));
    } catch (InvalidConfigurationException e) {
      return new GateOutcome("ERROR", List.of(), List.of(), String.valueOf(e.getMessage()));
    }
  }

  private static GateOutcome inTurns(ScriptedServer server, Path folder) {
    Class<?> fixture = ComparedGates.InTurns.class;
    GateOutput output =
        GateKit.writingTo(folder)
            .with("stable.url", server.url("/v2/models/stable/infer").toString())
            .with("canary.url", server.url("/v2/models/canary/infer").toString())
            .run(fixture);
    return outcome(output, folder.resolve("results").resolve(fixture.getName()).resolve("gate"));
  }

  private static List<GateOutcome.Figure> figures(List<ComparedFigure> compared) {
    return compared.stream().map(GateOutcome.Figure::of).toList();
  }

  private static GateOutcome outcome(GateOutput output, Path results) {
    String said =
        output.errors().isEmpty() ? "" : String.valueOf(output.errors().get(0).getMessage());
    if (!Files.exists(results.resolve("result.json"))) {
      return new GateOutcome("ERROR", List.of(), List.of(), said);
    }
    EndpointResults stored;
    try {
      stored = LoadlineEndpoints.judge(results);
    } catch (InvalidConfigurationException e) {
      return new GateOutcome("ERROR", List.of(), List.of(), said);
    }
    List<ComparedFigure> figures = new ArrayList<>();
    stored.all().values().forEach(each -> figures.addAll(each.judgment().comparisons()));
    return new GateOutcome(
        stored.verdict().name(),
        figures(figures),
        stored.all().containsKey("canary") ? separate(stored, figures) : List.of(),
        said);
  }

  private static List<GateOutcome.Figure> separate(
      EndpointResults stored, List<ComparedFigure> figures) {
    LoadResult stable = stored.of("stable");
    LoadResult canary = stored.of("canary");
    return figures.stream()
        .map(
            each ->
                GateOutcome.Figure.of(
                    each, SeparateLoads.compared(stable.run(), canary.run(), each.metric())))
        .toList();
  }
}
