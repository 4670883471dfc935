package io.loadline.slo;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.KnownTiming.Checked;
import io.loadline.plan.TimedPart;
import io.loadline.result.RequestTimings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the time of a figure went, in words. Of a percentile the parts are bounds, and said to be.
 */
record PlaceWording(BrokenObjective broken, FigureParts parts) {
  /** A sentence and what to do, both without a full stop. */
  record Words(String sentence, String advice) {}

  Words rose(WorkOverTime.Change change) {
    String sentence =
        String.format(
            Locale.ROOT,
            "compute rose from %.1f to %.1f ms%s from %.1f s on while nothing waited",
            change.before(),
            change.after(),
            account(""),
            change.second());
    return new Words(sentence, "look for what happened then on its processor or its node");
  }

  Words compute(List<TimedPart> work) {
    List<TimedPart> told = work.stream().filter(parts.told()::containsKey).toList();
    boolean neighbours = parts.row() == KnownTiming.LLAMA_TIMINGS;
    Double queue = parts.told().get(TimedPart.QUEUE);
    String sentence =
        computed(told)
            + account(" by the server's clock")
            + (queue == null ? "" : ", " + atMost(queue) + " in its queue")
            + (neighbours
                ? "; other slots' work is in it"
                : "; why it computes so long the server does not tell (model, processor, a"
                    + " neighbour)");
    return new Words(
        sentence, "look at the model, at the processor that it has, and at what else runs there");
  }

  private String computed(List<TimedPart> told) {
    return parts.exact() && told.size() > 1
        ? onAverage() + named(parts.told(), told::contains)
        : atLeast(parts.least(told))
            + " "
            + told.stream().map(TimedPart::id).collect(Collectors.joining(" and "));
  }

  Words upstream() {
    return new Words(
        atLeast(parts.least(List.of(TimedPart.UPSTREAM)))
            + " until Envoy had the service's head, with its own waits and all tries in it",
        "look at Envoy's retries and its pool of connections, and at the service behind it");
  }

  Words outside() {
    return new Words(
        "%s of %s passed outside of the server's clock%s: before it (upload, network, proxies and"
                .formatted(atLeast(parts.leastUntold()), millis(parts.figure()), account(""))
            + " their queues) or behind it (the body, the way back)",
        "look at what lies between: proxies and their limits, the network, the size of requests and"
            + " answers");
  }

  Words queueOrNetwork() {
    return new Words(
        "%s of %s are told by nobody: waiting for a slot, or the network"
            .formatted(atLeast(parts.leastUntold()), millis(parts.figure())),
        "where all slots are busy, give it more of them or more replicas, or lower the rate; else"
            + " look at the network");
  }

  /** What the server tells does not say where it went, or it tells nothing. */
  static Words notTold(BrokenObjective broken) {
    String advice = "look at the server's own metrics and log of that time";
    RequestTimings timings = broken.run().server().requests();
    Optional<FigureParts> known = FigureParts.of(broken);
    if (known.isEmpty() && (timings == null || timings.parts().isEmpty())) {
      return new Words("where the time went the server does not tell", advice);
    }
    if (timings != null && timings.isContradicted()) {
      return new Words(
          "where the time went is not known, since the server tells more time than there was",
          advice);
    }
    String told = known.map(parts -> new PlaceWording(broken, parts).all()).orElse("");
    return new Words(
        "where the time went is not told by what the server tells"
            + (told.isEmpty() ? "" : " (" + told + ")"),
        advice);
  }

  private String all() {
    return onAverage() + named(parts.told(), part -> true);
  }

  /** Which parts are named. */
  interface Choice {
    boolean takes(TimedPart part);
  }

  /** {@code at most 60.1 ms compute, 3.0 ms prepare}; of a total what it has beside its parts. */
  String named(Map<TimedPart, Double> told, Choice choice) {
    List<String> named = new ArrayList<>();
    told.forEach(
        (part, time) -> {
          if (choice.takes(part)) {
            boolean rest = part == TimedPart.TOTAL && told.size() > 1;
            named.add(millis(time) + (rest ? " beside these" : " " + part.id()));
          }
        });
    return (parts.exact() || named.isEmpty() ? "" : "at most ") + String.join(", ", named);
  }

  /** What is only read of a server is its own account. */
  String account(String otherwise) {
    return parts.row().evidence().checked() == Checked.RAN
        ? otherwise
        : " by the server's own account";
  }

  /** Counters tell of a percentile what is in the mean alone. */
  private String onAverage() {
    return parts.isCounted() && broken.metric().isRank() ? "on average " : "";
  }

  String atLeast(double time) {
    return onAverage().isEmpty()
        ? (parts.exact() ? "" : "at least ") + millis(time)
        : String.format(Locale.ROOT, "on average %.1f of %s", time, millis(parts.figure()));
  }

  private String atMost(double time) {
    return (parts.exact() ? "" : "at most ") + millis(time);
  }

  private static String millis(double time) {
    return String.format(Locale.ROOT, "%.1f ms", time);
  }
}
