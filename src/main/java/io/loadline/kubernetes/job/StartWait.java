package io.loadline.kubernetes.job;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Waits until the worker of a Job runs; for one wait. */
final class StartWait {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofSeconds(1);

  /** A pod that is watched is known to run as soon as its node has told the API server. */
  private static final Duration TICK = Duration.ofMillis(20);

  private static final Duration AGAIN = Duration.ofSeconds(2);

  /** How long a start takes that nobody needs to be told about. */
  private static final Duration USUAL = Duration.ofSeconds(5);

  private final JobReader reader;
  private final JobRequest.Lifetime lifetime;
  private final JobClock clock;
  private final Consumer<String> say;
  private final BooleanSupplier isStopped;
  private final long start;
  private JobEnd.Kind seen = JobEnd.Kind.FINISHED;
  private long since;
  private long made;
  private String warnedOf = "";
  private long warnedAt;
  private Optional<String> warned = Optional.empty();
  private String said = "";

  StartWait(
      JobReader reader,
      JobRequest.Lifetime lifetime,
      JobClock clock,
      Consumer<String> say,
      BooleanSupplier isStopped) {
    this.reader = reader;
    this.lifetime = lifetime;
    this.clock = clock;
    this.say = say;
    this.isStopped = isStopped;
    this.start = clock.now();
  }

  /** Why it will not run; empty as soon as it does, or has. */
  Optional<JobEnd> await() throws InterruptedException {
    while (true) {
      JobState state = reader.state(lifetime.start());
      if (state.hasStarted()) {
        return Optional.empty();
      }
      Optional<JobEnd> end = end(state);
      if (end.isPresent()) {
        return end;
      }
      pause(isUsual() ? SHORT : LONG);
    }
  }

  private void pause(Duration longest) throws InterruptedException {
    long begun = clock.now();
    Optional<Pod> seen = reader.lastSeen();
    while (reader.lastSeen().equals(seen) && clock.since(begun).compareTo(longest) < 0) {
      clock.pause().of(TICK);
    }
  }

  private boolean isUsual() {
    return clock.since(start).compareTo(USUAL) < 0;
  }

  private Optional<JobEnd> end(JobState state) throws InterruptedException {
    if (isStopped.getAsBoolean()) {
      return Optional.of(JobEnd.stopped());
    }
    if (state.isOver() || PodEnd.ofCluster(state, lifetime.deadline()).isPresent()) {
      return Optional.of(PodEnd.of(state, lifetime.deadline(), List.of()));
    }
    StartTrouble trouble = trouble(state);
    note(trouble.end(), state);
    if (clock.since(start).compareTo(lifetime.start()) >= 0) {
      return Optional.of(trouble.end().after(lifetime.start()));
    }
    boolean lasts = clock.since(since).compareTo(trouble.patience()) >= 0;
    return lasts ? Optional.of(trouble.end()) : Optional.empty();
  }

  private StartTrouble trouble(JobState state) throws InterruptedException {
    if (state.pod().isEmpty()) {
      KubeObject job = state.job().orElse(reader.job());
      // Of a pod that is made at once nothing is asked but the pod.
      Optional<String> warning =
          clock.since(start).compareTo(LONG) < 0 ? Optional.empty() : warning(job);
      return StartTrouble.withoutPod(job, warning, lifetime.start())
          .of(state.isHeld() ? "" : state.worker());
    }
    Optional<String> warning = isUsual() ? Optional.empty() : warning(state.pod().get().object());
    return StartTrouble.of(state.pod().get(), warning, lifetime.start()).of(state.worker());
  }

  /** All events of the namespace are read for it, which may be many. */
  private Optional<String> warning(KubeObject object) throws InterruptedException {
    if (!warnedOf.equals(object.uid()) || clock.since(warnedAt).compareTo(AGAIN) >= 0) {
      warnedOf = object.uid();
      warnedAt = clock.now();
      warned = reader.lastWarning(object);
    }
    return warned;
  }

  /** While pods of others are made, what hindered them before may have passed. */
  private void note(JobEnd end, JobState state) {
    boolean goesOn = state.pod().isEmpty() && state.podsMade() > made;
    if (end.kind() != seen || goesOn) {
      seen = end.kind();
      since = clock.now();
    }
    made = state.podsMade();
    if (!isUsual() && !said.equals(end.what())) {
      said = end.what();
      say.accept("waits: " + said);
    }
  }
}
