package io.loadline.scrape;

import io.loadline.plan.KnownTiming;
import io.loadline.scrape.ServerDetection.DetectedServer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses the kind of server whose counters are used, of all that pods tell. One that each pod
 * tells is better than another: the counters of some pods are seldom those of a load. Of these the
 * first that tells parts of a request and tells them truly, else the first that tells parts, else
 * the first.
 */
final class KindChoice {
  private final Map<KnownTiming, Set<String>> pods = new LinkedHashMap<>();
  private final Set<KnownTiming> untold = EnumSet.noneOf(KnownTiming.class);

  private KindChoice() {}

  /**
   * Those of one kind.
   *
   * @param found by their processes, at least one
   * @param processes all that were asked, each by its pod, a colon and a port
   */
  static Map<String, DetectedServer> of(Map<String, DetectedServer> found, Set<String> processes) {
    KindChoice choice = new KindChoice();
    found.forEach(choice::add);
    Set<String> all = processes.stream().map(KindChoice::pod).collect(Collectors.toSet());
    KnownTiming kind = choice.best(all);
    Map<String, DetectedServer> kept = new LinkedHashMap<>(found);
    kept.values().removeIf(each -> each.reader().row() != kind);
    return kept;
  }

  private void add(String process, DetectedServer server) {
    KnownTiming kind = server.reader().row();
    pods.computeIfAbsent(kind, each -> new HashSet<>()).add(pod(process));
    if (!server.facts().untold().isEmpty()) {
      untold.add(kind);
    }
  }

  private KnownTiming best(Set<String> all) {
    Predicate<KnownTiming> whole = kind -> all.equals(pods.get(kind));
    Predicate<KnownTiming> parts = kind -> !kind.claim().parts().isEmpty();
    Predicate<KnownTiming> told = parts.and(kind -> !untold.contains(kind));
    return Stream.of(whole.and(told), whole.and(parts), whole, told, parts)
        .flatMap(wanted -> pods.keySet().stream().filter(wanted))
        .findFirst()
        .orElseGet(() -> pods.keySet().iterator().next());
  }

  /** The pod of a place of metrics, which is named by it and a port. */
  static String pod(String place) {
    return place.replaceFirst(":\\d+$", "");
  }
}
