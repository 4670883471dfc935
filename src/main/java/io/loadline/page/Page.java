package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A result as a page for people: one HTML file that asks no host for anything, and can be read
 * without its style sheet as well.
 */
public final class Page {
  /** Its name in a folder. */
  public static final String FILE = "index.html";

  private Page() {}

  /** Runs of a gate that were kept, in the order in which they began. */
  public static final class KeptRuns {
    /** Of a gate whose runs are not kept. */
    public static final KeptRuns NONE = new KeptRuns(List.of());

    private final List<PastRun> all;

    private KeptRuns(List<PastRun> all) {
      this.all = all;
    }

    /**
     * Reads them.
     *
     * @param history where they are kept, by {@link Page#keep}
     * @throws IOException when the folder cannot be read
     */
    public static KeptRuns of(ResultDocument gate, Path history) throws IOException {
      return new KeptRuns(RunHistory.in(history).of(gate.gate()));
    }
  }

  /** The page of a gate alone. */
  public static String of(ResultDocument gate) {
    return of(gate, Optional.empty(), KeptRuns.NONE);
  }

  /**
   * The page of a gate of a build, with the trend of its objectives.
   *
   * @param list of all gates, by {@link #writeIndex}: its path as seen from the gate's folder;
   *     empty where none is written
   * @param runs its own, this one among them
   */
  public static String of(ResultDocument gate, Optional<Path> list, KeptRuns runs) {
    return page(gate, part -> list.ifPresent(it -> writeUp(part, "", "all gates", it)), runs.all);
  }

  /** The page of one of several endpoints, which leads back to that of its gate. */
  public static String ofEndpoint(ResultDocument endpoint, ResultDocument gate) {
    HtmlWriter.Part up = part -> writeUp(part, "endpoint of ", gate.name(), Path.of("..", FILE));
    return page(endpoint, up, List.of());
  }

  /** A way to the page above. */
  private static void writeUp(HtmlWriter html, String before, String name, Path page) {
    html.open("p", "class", "up").text(before);
    html.element("a", name, "href", page.toString().replace('\\', '/')).closeLine();
  }

  /**
   * Keeps what is drawn of a run beside later ones.
   *
   * @param history a folder that outlives builds
   * @param environment variables of the process, by which a CI system names the commit
   * @param project its folder, which may lie in a Git repository
   */
  public static void keep(
      ResultDocument gate, Path history, Map<String, String> environment, Path project)
      throws IOException {
    RunHistory.in(history).add(PastRun.of(gate, CommitId.of(environment, project)));
  }

  /**
   * Writes the list of all gates whose results lie below a folder.
   *
   * @param gate what has just been written
   * @param folder its own, one or two levels below
   * @param since when the build began: results from before it are listed apart
   * @param runs of the gate
   * @return the file
   */
  public static Path writeIndex(
      Path results, ResultDocument gate, Path folder, Instant since, KeptRuns runs)
      throws IOException {
    return new GateIndex(results, since)
        .write(folder, gate, ObjectiveTrend.figures(runs.all, TrendSparkline.RUNS));
  }

  private static String page(ResultDocument result, HtmlWriter.Part up, List<PastRun> runs) {
    HtmlWriter html = new HtmlWriter();
    html.open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.element("title", result.verdict() + " " + result.name());
    html.style(PageAssets.styleSheet()).closeLine();
    html.open("body").open("main");
    html.add(up).add(new PageHeader(result));
    if (result.endpoints().isEmpty()) {
      writeMeasured(html, result);
    } else {
      writeTogether(html, result);
    }
    html.add(new TrendSection(runs, ObjectiveSet.of(result)));
    html.add(new EnvironmentSection(result.root())).close().text("\n");
    return html.script(PageAssets.chartScript(), PageAssets.chartStyleSheet())
        .closeLine()
        .closeLine()
        .page();
  }

  private static void writeMeasured(HtmlWriter html, ResultDocument result) {
    JsonTree root = result.root();
    ObjectiveSet objectives = ObjectiveSet.of(result);
    TimeSlices slices = TimeSlices.of(root);
    html.add(new ObjectiveFindings(result, objectives, unnamed -> slices))
        .add(new MarginTable(objectives))
        .add(new ComparisonSection(result))
        .add(new LatencySection(root, objectives, slices))
        .add(part -> writeNotes(part, root));
    List<ClusterEvent> events = ClusterEvent.of(root);
    html.add(new RequestSection(root, objectives, slices, events))
        .add(new StreamSection(root, objectives, slices, events))
        .add(new StageTable(root))
        .add(new TargetSection(root))
        .add(new GeneratorSection(root, slices, events));
  }

  /** What else a reader should know. */
  private static void writeNotes(HtmlWriter html, JsonTree root) {
    List<String> notes = new ArrayList<>(root.texts("notes"));
    root.members("answerNotes")
        .forEach(
            (kind, note) ->
                notes.add(
                    kind
                        + " in "
                        + FigureText.count(note.number(0, "count"), "answer")
                        + ": "
                        + note.text("sample")));
    if (notes.isEmpty()) {
      return;
    }
    html.open("section", "id", "notes").element("h2", "Notes").open("ul");
    notes.forEach(each -> html.element("li", each));
    html.close().closeLine();
  }

  private static void writeTogether(HtmlWriter html, ResultDocument gate) {
    ObjectiveSet objectives = ObjectiveSet.of(gate);
    Map<String, TimeSlices> slices = new LinkedHashMap<>();
    gate.endpoints().forEach(each -> slices.put(each.name(), TimeSlices.of(each.root())));
    html.add(
            new ObjectiveFindings(
                gate,
                objectives,
                name -> slices.getOrDefault(name, TimeSlices.of(JsonTree.ABSENT))))
        .add(new MarginTable(objectives))
        .add(new ComparisonSection(gate))
        .add(new EndpointSection(gate, List.copyOf(slices.values())))
        .add(part -> writeNotes(part, gate.root()));
  }
}
