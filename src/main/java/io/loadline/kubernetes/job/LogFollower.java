package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.text.OneLine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads what a worker writes to the log of its pod. Where the stream is cut, the log is read again
 * from its first line: lines come several times then, and none is left out.
 */
final class LogFollower {
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** A worker says something each second; a connection that is dead without a sign says nothing. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  /** Until the end of a container is known to the API server. */
  private static final Duration NEWS = Duration.ofSeconds(3);

  private static final Duration OFTEN = Duration.ofMillis(200);

  /** Longer than a kubelet takes to start again. */
  private static final Duration NODE_PATIENCE = Duration.ofSeconds(60);

  /** Of the log's lines for people. */
  private static final int KEPT = 8;

  /** Lines that begin so are none for people. */
  static final String FRAME = "loadline-frame/";

  private final Cluster cluster;
  private final JobReader reader;
  private final JobRequest.Lifetime lifetime;
  private final JobClock clock;
  private final Consumer<String> say;
  private final BooleanSupplier isStopped;
  private final Deque<String> tail = new ArrayDeque<>();
  private Duration unread = Duration.ZERO;
  private boolean toldCut;

  LogFollower(
      Cluster cluster,
      JobReader reader,
      JobRequest.Lifetime lifetime,
      JobClock clock,
      Consumer<String> say,
      BooleanSupplier isStopped) {
    this.cluster = cluster;
    this.reader = reader;
    this.lifetime = lifetime;
    this.clock = clock;
    this.say = say;
    this.isStopped = isStopped;
  }

  /**
   * Reads until the worker's end.
   *
   * @param lines is given each line; true ends the reading
   * @throws ApiException when the API server is away for longer than the Job can live, or refuses
   */
  JobEnd follow(Predicate<String> lines) throws InterruptedException {
    while (true) {
      reader.watch();
      JobState before = reader.state(lifetime.deadline());
      if (before.pod().isEmpty()) {
        return end(before);
      }
      Optional<JobEnd> end = follow(before, before.pod().get(), lines);
      if (end.isPresent()) {
        return end.get();
      }
    }
  }

  private Optional<JobEnd> follow(JobState before, Pod pod, Predicate<String> lines)
      throws InterruptedException {
    long asked = clock.now();
    try (Cluster.LogStream log =
        cluster.own().follow(pod.object().namespace(), pod.name(), PodTemplate.CONTAINER)) {
      unread = Duration.ZERO;
      tail.clear();
      if (isRead(log, lines)) {
        return Optional.of(JobEnd.finished());
      }
      if (log.isCut()) {
        return cut();
      }
      if (!log.isOver()) {
        return Optional.empty();
      }
    } catch (ApiException e) {
      return unreadable(e, asked);
    }
    return before.isOver() ? Optional.of(end(before)) : afterStream();
  }

  /** A kubelet that cannot watch its log files ends each stream, every few seconds. */
  private Optional<JobEnd> cut() throws InterruptedException {
    if (!toldCut) {
      say.accept("the log of the worker was cut off, and is read again");
      toldCut = true;
    }
    clock.pause().of(OFTEN);
    return Optional.empty();
  }

  /** False when the stream is over, or says nothing for so long that it may be dead. */
  private boolean isRead(Cluster.LogStream log, Predicate<String> lines)
      throws InterruptedException {
    long readAt = clock.now();
    while (!log.isOver() && clock.since(readAt).compareTo(SILENCE) < 0) {
      Optional<String> line = log.next(LOOK);
      if (line.isPresent()) {
        readAt = clock.now();
        reader.watch();
        if (lines.test(line.get())) {
          return true;
        }
        keep(line.get());
      }
    }
    return false;
  }

  private void keep(String line) {
    if (!line.startsWith(FRAME) && !line.isBlank()) {
      tail.add(OneLine.of(line));
      if (tail.size() > KEPT) {
        tail.remove();
      }
    }
  }

  /** Empty when the log is to be read again: for the last time when the worker has ended. */
  private Optional<JobEnd> afterStream() throws InterruptedException {
    long start = clock.now();
    JobState state = reader.state(lifetime.deadline());
    while (!state.isOver() && state.pod().isPresent()) {
      if (clock.since(start).compareTo(NEWS) >= 0) {
        return cut();
      }
      clock.pause().of(OFTEN);
      state = reader.state(lifetime.deadline());
    }
    return state.pod().isEmpty() ? Optional.of(end(state)) : Optional.empty();
  }

  /**
   * Of a log that cannot be had; empty when that may pass. An API server that was away is back
   * before its ways to the nodes are, so only the time counts in which it answers.
   */
  private Optional<JobEnd> unreadable(ApiException e, long asked) throws InterruptedException {
    if (e.isForbidden() || e.kind() == ApiException.Kind.UNAUTHORIZED) {
      throw e;
    }
    clock.pause().of(LOOK);
    unread = unread.plus(clock.since(asked));
    JobState now = reader.state(lifetime.deadline());
    if (now.pod().isEmpty()) {
      return Optional.of(end(now));
    }
    Duration patience = now.isOver() && !e.isAway() ? NEWS : NODE_PATIENCE;
    if (unread.compareTo(patience) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        now.isOver() || PodEnd.ofCluster(now, lifetime.deadline()).isPresent()
            ? end(now)
            : PodEnd.ofSilentNode(now, e));
  }

  private JobEnd end(JobState state) {
    return isStopped.getAsBoolean()
        ? JobEnd.stopped()
        : PodEnd.of(state, lifetime.deadline(), kept());
  }

  private List<String> kept() {
    return new ArrayList<>(tail);
  }
}
