package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.Cluster.WatchChange;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The pods of a Job by their index, as lists and a watch tell of them, in any order. The first of
 * an index counts alone: another one in its place is not the load that was begun. Thread-safe.
 */
final class JobPods {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final Map<Integer, Pod> there = new HashMap<>();
  private final Map<Integer, Pod> last = new HashMap<>();

  /** The pod; empty when there is none yet, or none any more. */
  synchronized Optional<Pod> there(int index) {
    return Optional.ofNullable(there.get(index));
  }

  /** How it was last seen. */
  synchronized Optional<Pod> last(int index) {
    return Optional.ofNullable(last.get(index));
  }

  synchronized Set<Integer> indexes() {
    return Set.copyOf(there.keySet());
  }

  /** What a watch tells. */
  synchronized void changed(WatchChange change, KubeObject object) {
    Pod pod = PodExtract.of(object);
    if (change != WatchChange.DELETED) {
      seen(pod);
    } else if (isNews(pod)) {
      last.put(index(pod), pod);
      there.remove(index(pod));
    }
  }

  /**
   * What a list tells.
   *
   * @param before the indexes that there were when it was asked for
   */
  synchronized void listed(Set<Integer> before, List<KubeObject> found) {
    Set<Integer> gone = new HashSet<>(before);
    found.stream()
        .sorted(Comparator.comparing(each -> each.tree().text("metadata", "creationTimestamp")))
        .map(PodExtract::of)
        .forEach(
            pod -> {
              seen(pod);
              if (isSame(pod)) {
                gone.remove(index(pod));
              }
            });
    gone.forEach(there::remove);
  }

  /** One that has gone is remembered, and does not come back. */
  private void seen(Pod pod) {
    int index = index(pod);
    if (!isNews(pod)) {
      return;
    }
    boolean hasGone = last.containsKey(index) && !there.containsKey(index);
    last.put(index, pod);
    if (!hasGone) {
      there.put(index, pod);
    }
  }

  private boolean isNews(Pod pod) {
    Pod known = last.get(index(pod));
    return known == null || (isSame(pod) && version(pod) >= version(known));
  }

  private boolean isSame(Pod pod) {
    Pod known = last.get(index(pod));
    return known != null && known.object().uid().equals(pod.object().uid());
  }

  /** Which of several pods of its Job a pod is; that of a Job of one pod says nothing. */
  private static int index(Pod pod) {
    return (int) number(pod.object().labels().getOrDefault(JobLabels.INDEX, "0"), -1);
  }

  /** It grows with each change, in all versions of the API server. */
  private static long version(Pod pod) {
    return number(pod.object().resourceVersion(), 0);
  }

  private static long number(String text, long other) {
    return NUMBER.matcher(text).matches() ? Long.parseLong(text) : other;
  }
}
