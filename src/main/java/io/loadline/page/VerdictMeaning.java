package io.loadline.page;

import io.loadline.document.FailureAdvice;
import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose trouble a verdict is that is not PASS, in a sentence or two, as far as the figures tell.
 *
 * @param objectives those of the result
 */
record VerdictMeaning(ResultDocument result, ObjectiveSet objectives) {
  /** Outcomes that the service, or what stands before it, brings about by itself. */
  private static final Set<String> OF_SERVICE =
      Set.of("server-error", "error-body", "malformed", "truncated", "reset", "timeout");

  private static final String NONE = "No verdict on the service: ";
  private static final String SET_UP =
      "The model's deployment fails, which is a matter of its set-up; its log ends with: ";
  private static final double NOTABLE = 0.1;
  private static final int LONGEST = 200;

  /** Empty for a PASS, and for a verdict of a later release. */
  String text() {
    return switch (result.verdict()) {
      case "FAIL" -> fail();
      case "INVALID" -> NONE + invalid() + red("invalid");
      case "INCONCLUSIVE" -> inconclusive() + red("inconclusive");
      case "ERROR" -> error();
      default -> "";
    };
  }

  private String inconclusive() {
    return result.root().isPresent("ended")
        ? "Nothing was sent: there is no baseline with which it could be compared"
        : NONE + "too little evidence" + undecided();
  }

  private static String red(String verdict) {
    String abort = "loadline.on-" + verdict + "=abort";
    return ". In mode enforce it fails the test, or aborts it with " + abort + ".";
  }

  private String fail() {
    GeneratorFigures generator = GeneratorFigures.of(result, objectives);
    String whose = unreachable() + slow() + fast() + failed() + worse();
    return (whose.isEmpty() ? "What was measured breaks a limit." : whose.strip())
        + (generator.keptTime()
            ? " The load generator kept time (lag p99 " + FigureText.millis(generator.lag()) + ")."
            : "");
  }

  private String unreachable() {
    String text =
        result.measured().stream()
            .flatMap(each -> FailureAdvice.unreachable(each).stream())
            .collect(Collectors.joining(". "));
    return text.isEmpty() ? "" : text + ". That is the gate's settings, not the service. ";
  }

  private String worse() {
    return result.measured().stream()
            .flatMap(each -> each.root().list("comparisons").stream())
            .anyMatch(each -> each.text("verdict").equals("FAIL"))
        ? " The service is slower than what it is compared with."
        : "";
  }

  private String fast() {
    return objectives.on(MetricName::isLatency).stream()
            .anyMatch(each -> each.verdict().equals("FAIL") && !each.upper())
        ? " Answers came faster than a lower limit allows."
        : "";
  }

  /** By the time between the first byte sent and the last one received, which is the service's. */
  private String slow() {
    String waited = "";
    for (ResultDocument each : result.measured()) {
      for (ObjectiveFigures objective : ObjectiveSet.of(each).notHeld()) {
        MetricName metric = MetricName.of(objective.metric());
        OptionalDouble service = metric.serviceTime(each.root());
        if (!objective.verdict().equals("FAIL") || !objective.upper()) {
          continue;
        }
        boolean own = metric.isOfServer() && objective.observed().orElse(0) > objective.limit();
        if (own || service.orElse(0) > objective.limit()) {
          return "The service was too slow.";
        }
        waited = waited.isEmpty() && service.isPresent() ? waited(each.root(), objective) : waited;
      }
    }
    return waited;
  }

  private static String waited(JsonTree root, ObjectiveFigures objective) {
    OptionalDouble wait = root.figure("wait", "p99");
    return wait.orElse(0) > NOTABLE * objective.limit()
        ? "The service's own time kept the limit; requests waited up to "
            + FigureText.millis(wait)
            + " (p99) for a free connection."
        : "";
  }

  /** Where an objective is broken that failed requests count against. */
  private String failed() {
    Map<String, Long> errors = new LinkedHashMap<>();
    long requests = 0;
    for (ResultDocument each : result.measured()) {
      requests += each.root().number(0, "requests");
      each.root()
          .members("outcomes")
          .forEach((outcome, count) -> errors.merge(outcome, count.number(0), Long::sum));
    }
    errors.remove("success");
    long failed = errors.values().stream().mapToLong(Long::longValue).sum();
    if (failed == 0 || objectives.notHeld().stream().noneMatch(ObjectiveFigures::countsErrors)) {
      return "";
    }
    String of = FigureText.count(failed) + " of " + FigureText.count(requests, "request");
    return OF_SERVICE.containsAll(errors.keySet())
        ? " The service failed " + of + "."
        : " " + of + " failed (" + String.join(", ", errors.keySet()) + ").";
  }

  private String invalid() {
    List<ObjectiveFigures> all = objectives.all();
    long spoiled = all.stream().filter(each -> each.verdict().equals("INVALID")).count();
    return cause(spoiled > 0)
        + (spoiled == 0
            ? ", so its figures do not count"
            : ", so "
                + spoiled
                + " of "
                + FigureText.count(all.size(), "objective")
                + " could not be checked");
  }

  private String cause(boolean spoiled) {
    String ending = result.root().text("ending");
    return ending.isEmpty() || ending.equals("complete") || ending.equals("decided")
        ? disturbance(spoiled, GeneratorFigures.of(result, objectives))
        : "the measurement did not reach its end";
  }

  private static String disturbance(boolean spoiled, GeneratorFigures generator) {
    if (spoiled && generator.wasLate()) {
      return "the load generator was late (lag p99 " + FigureText.millis(generator.lag()) + ")";
    }
    return spoiled && generator.disturbed()
        ? "the load generator was disturbed"
        : "the measurement was disturbed";
  }

  /** Why, of the first objective that says so. */
  private String undecided() {
    List<ObjectiveFigures> open = objectives.notHeld();
    return open.stream()
        .map(ObjectiveFigures::reason)
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .or(this::notCompared)
        .map(reason -> " (" + reason + ")")
        .orElse("");
  }

  /** Where limits hold, what is told of the whole, or of the first figure that is open. */
  private Optional<String> notCompared() {
    Stream<JsonTree> compared =
        result.measured().stream().flatMap(each -> each.root().list("comparisons").stream());
    return Stream.concat(
            Stream.of(result.root().text("reason")), compared.map(each -> each.text("reason")))
        .filter(reason -> !reason.isEmpty())
        .findFirst();
  }

  private String error() {
    boolean measured =
        result.measured().stream().anyMatch(each -> each.root().number(0, "requests") > 0);
    if (measured) {
      return NONE + "the figures were not judged.";
    }
    String said = OneLine.of(FailureAdvice.lastLogLine(result.root()), LONGEST);
    return (said.isEmpty() ? "" : SET_UP + said + ". ")
        + "Nothing was measured: there is no verdict on the service, and no figure of it under"
        + " load.";
  }
}
