package io.loadline.document;

import io.loadline.document.ResultDocument.ClockTime;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import io.loadline.text.PlainNumber;
import io.loadline.text.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What each kind of error asks for, and what happened in the cluster meanwhile. */
final class OutcomeAdvice {
  private static final Map<String, String> STEPS =
      Map.ofEntries(
          Map.entry("redirect", "redirects are not followed: call the address that they name"),
          Map.entry(
              "client-error", "the service refuses the request: check url, payload and headers"),
          Map.entry("server-error", "read the service's log at that time"),
          Map.entry(
              "error-body", "the answer says what failed; read the service's log at that time"),
          Map.entry(
              "expectation-failed", "the answer is not what expect asks for: compare the two"),
          Map.entry("malformed", "the answer is none of this protocol: see what it begins with"),
          Map.entry("truncated", "the answer ended early: did the server, or a proxy, restart?"),
          Map.entry("reset", "the connection was cut: did the server, or a proxy, restart?"),
          Map.entry("connect-failed", "nobody listens: is the service running, is the port right?"),
          Map.entry("timeout", "no answer in time: does the server hang or have a long queue?"),
          Map.entry(
              "not-sent",
              "the load generator could not send: fewer requests a second, or" + " more cores"));

  private static final String ALSO = "Also seen, within the limit on errors: ";

  private static final int LONGEST = 200;

  /** As many events as a page numbers. */
  private static final int MOST_EVENTS = 30;

  private OutcomeAdvice() {}

  /** Of errors that no broken objective counts it says no more than that they were seen. */
  static List<String> of(JsonTree root, List<ObjectiveFigures> objectives) {
    List<String> steps = new ArrayList<>();
    if (root.number(0, "outcomes", "success") == 0 && root.number(0, "requests") > 0) {
      steps.add("No request succeeded: the service is down, or is called in a wrong way.");
    }
    boolean isCause =
        objectives.stream().anyMatch(each -> !each.holds() && each.countsErrors())
            || objectives.stream().noneMatch(each -> MetricName.of(each.metric()).isErrors());
    ClockTime clock = ClockTime.of(root);
    root.members("outcomes")
        .forEach(
            (outcome, count) -> {
              if (!outcome.equals("success")) {
                String seen = seen(root, clock, outcome, count.number(0));
                String step = STEPS.getOrDefault(outcome, "see the sample");
                steps.add(isCause ? seen + " – " + step + "." : ALSO + seen + ".");
              }
            });
    return steps;
  }

  private static String seen(JsonTree root, ClockTime clock, String outcome, long count) {
    StringBuilder seen = new StringBuilder(outcome);
    seen.append(", ").append(PlainNumber.counted(count, "request"));
    root.figure("errors", outcome, "first_ms")
        .ifPresent(it -> seen.append(", first ").append(clock.at(it / 1e3)));
    String sample = root.text("errors", outcome, "sample");
    if (!sample.isEmpty()) {
      seen.append(": ").append(OneLine.of(sample, LONGEST));
    }
    return seen.toString();
  }

  /**
   * {@code In the cluster at 3 s: pod a restarted.}; without a time where it was seen afterwards.
   */
  static List<String> events(JsonTree root) {
    return root.list("interferences").stream()
        .limit(MOST_EVENTS)
        .map(each -> "In the cluster" + when(each) + ": " + OneLine.of(each.text("what")) + ".")
        .toList();
  }

  private static String when(JsonTree event) {
    OptionalDouble second = event.figure("second");
    if (second.isEmpty()) {
      return "";
    }
    double at = second.getAsDouble();
    return at < 0
        ? " " + TimeText.seconds(-at) + " before the measurement"
        : " at " + TimeText.seconds(at);
  }
}
