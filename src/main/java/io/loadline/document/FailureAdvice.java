package io.loadline.document;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import io.loadline.text.PlainNumber;
import java.util.ArrayList;
import java.util.List;

/** What to look at first, by what the figures say; docs/verdicts.md has the whole list. */
public final class FailureAdvice {
  private static final String SETTING = "@Load(";
  private static final String CONNECTIONS = SETTING + "connections";

  private static final double NOTABLE_WAIT = 0.05;
  private static final String FEW =
      "Throughput counts successes only: look at the outcomes and at the latency first.";
  private static final String FAST =
      "An answer came faster than the lower limit says is possible: check what is answered, as a"
          + " cached or an empty answer.";
  private static final String FIX = "Fix: ";
  private static final String USUALLY = "usually ";
  private static final String DO = "do ";

  private static final String QUEUED =
      "Long before the first token: requests queue at the server, or prompts are long. Look at its"
          + " queue and its batch size, or add replicas.";

  private static final String WAITING =
      "Requests wait in the server: where it is short of capacity, add replicas or lower the rate;"
          + " where it waits until a batch is full, look at its batcher.";
  private static final String COMPUTING =
      "The model computes too long: look at it, at the processor that it has, and at what else runs"
          + " there.";

  private final ResultDocument result;
  private final List<Step> steps = new ArrayList<>();

  private FailureAdvice(ResultDocument result) {
    this.result = result;
  }

  /**
   * Something to do.
   *
   * @param text what and why; parts of it are what a server has said
   * @param command to be copied into a shell; empty where there is none
   */
  public record Step(String text, String command) {
    static Step of(String text) {
      return new Step(text, "");
    }
  }

  /** In the order in which it is to be tried; nothing for a PASS. */
  public static List<Step> of(ResultDocument result) {
    if (result.verdict().equals("PASS")) {
      return List.of();
    }
    FailureAdvice advice = new FailureAdvice(result);
    advice.steps.addAll(fixes(result));
    for (ResultDocument each : result.measured()) {
      advice.addMeasured(each);
      advice.addSettings(each);
      advice.addEvents(each);
    }
    return advice.steps.stream().distinct().toList();
  }

  /** The lines of {@code details} that say what was seen, and not what to do. */
  public static List<String> seen(JsonTree root) {
    return Details.of(root.texts("details")).seen;
  }

  /** {@code The load offers 20/s: at least 40/s cannot be reached}, of each such limit. */
  public static List<String> unreachable(ResultDocument measured) {
    List<String> found = new ArrayList<>();
    JsonTree load = measured.root().at("load");
    for (ObjectiveFigures each : notHeld(measured)) {
      MetricName metric = MetricName.of(each.metric());
      boolean rate = metric.isThroughput();
      String offers = rate ? "rate" : metric.isRequestCount() ? "requests" : "none";
      double offered = load.figure(offers).orElse(each.limit());
      if (!each.upper() && offered < each.limit()) {
        String unit = rate ? "/s" : " requests";
        String limit = PlainNumber.text(each.limit()) + unit + " cannot be reached";
        found.add("The load offers " + PlainNumber.text(offered) + unit + ": at least " + limit);
      }
    }
    return found;
  }

  private static List<ObjectiveFigures> notHeld(ResultDocument measured) {
    return measured.objectives().stream().filter(each -> !each.holds()).toList();
  }

  /** What its container has said last that did not become ready; empty where that is not known. */
  public static String lastLogLine(JsonTree root) {
    String last = "";
    boolean inLog = false;
    for (String line : root.texts("details")) {
      inLog = line.startsWith("log ") || (inLog && line.startsWith(" "));
      last = inLog && line.startsWith(" ") ? line.strip() : last;
    }
    return last;
  }

  private static List<Step> fixes(ResultDocument of) {
    return Details.of(of.root().texts("details")).steps;
  }

  /** The lines of {@code details}. */
  private record Details(List<String> seen, List<Step> steps) {
    static Details of(List<String> lines) {
      Details details = new Details(new ArrayList<>(), new ArrayList<>());
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.startsWith(FIX)) {
          details.steps.add(Step.of(OneLine.capitalized(line.substring(FIX.length())) + "."));
        } else if (line.startsWith(USUALLY) || line.startsWith(DO)) {
          StringBuilder whole = new StringBuilder(line.substring(line.indexOf(' ')).strip());
          while (i + 1 < lines.size() && lines.get(i + 1).startsWith(" ")) {
            whole.append(' ').append(lines.get(++i).strip());
          }
          details.steps.add(
              line.startsWith(DO)
                  ? new Step("", whole.toString())
                  : Step.of("Usually: " + whole + "."));
        } else {
          details.seen.add(line);
        }
      }
      return details;
    }
  }

  private void addMeasured(ResultDocument measured) {
    if (!result.endpoints().isEmpty()) {
      fixes(measured).forEach(each -> add(measured, each));
    }
    if (!measured.verdict().equals("FAIL")) {
      return;
    }
    List<ObjectiveFigures> notHeld = notHeld(measured);
    measured
        .causes()
        .forEach(each -> add(measured, OneLine.capitalized(OneLine.of(each.text("advice"))) + "."));
    unreachable(measured)
        .forEach(it -> add(measured, it + "; raise what the load offers, or lower the limit."));
    LatencyAdvice.of(measured, notHeld).ifPresent(it -> add(measured, it));
    for (ObjectiveFigures each : notHeld) {
      addOther(measured, each, MetricName.of(each.metric()));
    }
    OutcomeAdvice.of(measured.root(), measured.objectives()).forEach(it -> add(measured, it));
  }

  /** Notes that name a setting, as of the connections, are advice as well. */
  private void addSettings(ResultDocument measured) {
    for (String note : measured.root().texts("notes")) {
      if (note.contains(SETTING) && !(note.contains(CONNECTIONS) && hardlyWaited(measured))) {
        add(measured, OneLine.capitalized(note) + ".");
      }
    }
  }

  /** For connections, as long as it is a small part of the mean response time. */
  private static boolean hardlyWaited(ResultDocument measured) {
    double response = measured.root().figure("response", "mean").orElse(0);
    return measured.root().figure("wait", "mean").orElse(response) < NOTABLE_WAIT * response;
  }

  private void addEvents(ResultDocument measured) {
    if (measured.verdict().equals("FAIL")) {
      OutcomeAdvice.events(measured.root()).forEach(it -> add(measured, it));
    }
  }

  private void addOther(ResultDocument measured, ObjectiveFigures objective, MetricName metric) {
    boolean slow = LatencyAdvice.isTooHigh(objective);
    if (metric.isThroughput() && !objective.upper()) {
      add(measured, FEW);
    } else if (metric.isLatency() && !objective.upper()) {
      add(measured, FAST);
    } else if (metric.isFirst() && slow && !measured.hasCause(objective, "")) {
      add(measured, QUEUED);
    } else if (metric.isOfServer() && slow && measured.causes().isEmpty()) {
      add(measured, metric.isQueue() ? WAITING : COMPUTING);
    }
  }

  private void add(ResultDocument measured, String text) {
    add(measured, Step.of(text));
  }

  private void add(ResultDocument measured, Step step) {
    String at = result.endpoints().isEmpty() ? "" : measured.name() + ": ";
    steps.add(new Step((at + step.text()).strip(), step.command()));
  }
}
