package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerMessage.FailureKind;
import io.loadline.engine.WorkerLogReader;
import io.loadline.kubernetes.job.JobEnd;
import java.util.List;
import java.util.Optional;

/**
 * Why a worker has not said all, in words.
 *
 * @param reader that has read all there is
 * @param failure that it has told last; empty for none
 * @param end of its pod; empty when that went well
 */
record UntoldReason(
    WorkerPod pod,
    WorkerLogReader reader,
    Optional<WorkerMessage.Failure> failure,
    Optional<JobEnd> end) {
  /** Of a load of which nothing was measured. */
  String notDriven() {
    String why = failure.map(this::told).or(() -> end.map(JobEnd::text)).orElseGet(this::missing);
    return "the load was not driven in the cluster: " + why;
  }

  /** A worker knows that it was told to stop, and only the cluster knows by whom. */
  private String told(WorkerMessage.Failure last) {
    Optional<String> by =
        last.kind() == FailureKind.STOPPED ? pod.interruption() : Optional.empty();
    return last.text() + by.map(text -> ": " + text).orElse("");
  }

  /** Of a load of which something was measured; on one line, with what to do. */
  String loss() {
    return pod.name() + ": " + unnamedLoss();
  }

  /** As {@link #loss}, of a worker whose name is known; the first line of what it has told. */
  String unnamedLoss() {
    String what =
        failure
            .map(last -> last.text().lines().findFirst().orElse(""))
            .or(() -> end.map(JobEnd::what))
            .orElseGet(this::missing);
    String gap = reader.hasGap() && !what.equals(missing()) ? "; " + missing() : "";
    List<String> advice = end.map(JobEnd::advice).orElse(List.of());
    String fix = advice.isEmpty() ? "" : ". Fix: " + String.join("; ", advice);
    return what + gap + fix;
  }

  private String missing() {
    return reader.isWhole() ? "the worker ended without a result" : reader.missing();
  }
}
