package io.loadline.kubernetes.monitor;

import io.loadline.result.InterferenceKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened in one pod between two moments: ends of its containers, once each. */
final class PodChanges {
  private PodChanges() {}

  static Stream<ServiceEvent> between(PodState was, PodState is, @Nullable Instant at) {
    if (was.leaving() || is.leaving()) {
      // It is told of as deleted; that its containers end then is no news.
      return Stream.empty();
    }
    Set<ContainerEnd> fresh = new HashSet<>(is.endings());
    fresh.removeAll(was.endings());
    boolean known = is.endings().stream().anyMatch(was.endings()::contains);
    if (is.restarts() > was.restarts() && fresh.isEmpty() && !known) {
      String text = "pod %s restarted (%d restarts)".formatted(is.name(), is.restarts());
      return Stream.of(ServiceEvent.of(InterferenceKind.RESTART, at, text));
    }
    return fresh.stream().map(each -> ended(is, each, at));
  }

  private static ServiceEvent ended(PodState pod, ContainerEnd ending, @Nullable Instant at) {
    String container = "container " + ending.container() + " of pod " + pod.name();
    return ending.isOutOfMemory()
        ? ServiceEvent.of(
            InterferenceKind.OOM_KILLED,
            at,
            container + " was killed for memory (OOMKilled: it reached its memory limit)")
        : ServiceEvent.of(
            InterferenceKind.RESTART,
            at,
            "%s ended (%s, exit code %d) and is started again"
                .formatted(container, ending.reason(), ending.exitCode()));
  }
}
