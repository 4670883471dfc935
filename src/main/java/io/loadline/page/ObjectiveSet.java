package io.loadline.page;

import io.loadline.document.BrokenTimes;
import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import java.util.List;
import java.util.function.Predicate;

/**
 * What was judged, and in which slices it was broken.
 *
 * @param timeoutSeconds of a request, which an error counts as longer than
 * @param root of the result
 */
record ObjectiveSet(List<ObjectiveFigures> all, double timeoutSeconds, JsonTree root) {
  static ObjectiveSet of(ResultDocument result) {
    double timeout = 0;
    for (ResultDocument each : result.measured()) {
      timeout = Math.max(timeout, each.root().figure("load", "timeout_s").orElse(0));
    }
    return new ObjectiveSet(result.objectives(), timeout, result.root());
  }

  /** Where it stands in the result. */
  JsonTree source(ObjectiveFigures objective) {
    List<JsonTree> sources = root.list("objectives");
    int place = all.indexOf(objective);
    return place < sources.size() ? sources.get(place) : JsonTree.ABSENT;
  }

  /** All that do not hold, or about which nothing is said. */
  List<ObjectiveFigures> notHeld() {
    return all.stream().filter(each -> !each.holds()).toList();
  }

  List<ObjectiveFigures> on(Predicate<MetricName> metric) {
    return all.stream().filter(each -> metric.test(MetricName.of(each.metric()))).toList();
  }

  /** Slices in which one of those that do not hold is broken. */
  AffectedSlices affected(TimeSlices slices, Predicate<MetricName> metric) {
    List<ObjectiveFigures> broken =
        notHeld().stream().filter(each -> metric.test(MetricName.of(each.metric()))).toList();
    List<BrokenTimes> times = broken.stream().map(each -> BrokenTimes.of(root, each)).toList();
    List<TimeSlice> affected =
        slices.all().stream()
            .filter(slice -> times.stream().anyMatch(each -> each.isWithin(slice.span())))
            .toList();
    boolean failed = broken.stream().anyMatch(each -> each.verdict().equals("FAIL"));
    return new AffectedSlices(affected, failed);
  }
}
