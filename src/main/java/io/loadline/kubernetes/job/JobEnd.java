package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the run of a worker ended.
 *
 * @param worker the only one of several that has ended so, {@code worker 2 (pod load-2-x on node
 *     a)}; empty where it is the end of the Job, with all of its workers
 * @param what one sentence, without a full stop
 * @param advice what to do, one step a line; empty when it finished
 * @param log the last lines for people that the worker wrote; mostly empty
 */
public record JobEnd(Kind kind, String worker, String what, List<String> advice, List<String> log) {
  /** What ended it. */
  public enum Kind {
    /** The worker has said all that it had to say. */
    FINISHED,
    /** We have told it to stop. */
    STOPPED,
    /** The account lacks a right. */
    NO_RIGHT,
    /** The API server does not know the account. */
    UNAUTHORIZED,
    /** The API server did not answer for longer than the Job can live, or than a start may take. */
    API_SERVER_AWAY,
    /** There is no such namespace, or it is being deleted. */
    NO_NAMESPACE,
    /** A quota of the namespace leaves no room. */
    QUOTA,
    /** A policy of the cluster refuses it. */
    ADMISSION,
    /** The namespace's Pod Security Standard refuses it. */
    RESTRICTED,
    /** The documents are more than may be sent. */
    TOO_LARGE,
    /** The classes of the engine cannot be read here. */
    NO_CLASSES,
    /** What the cluster has under the name of some of these classes is something else. */
    FOREIGN_CLASSES,
    /** The API server refuses something else. */
    REFUSED,
    /** The image cannot be pulled. */
    IMAGE,
    /** No node takes the pod. */
    UNSCHEDULABLE,
    /** The container did not start for another reason. */
    NOT_STARTED,
    /** There is no {@code java} in the image, or one that is too old. */
    NO_JAVA,
    /** The pod was evicted or preempted. */
    EVICTED,
    /** The pod's node is away or shuts down. */
    NODE_AWAY,
    /** It took longer than the Job may live. */
    DEADLINE,
    /** The container had more memory than it may have, or the node had too little. */
    OUT_OF_MEMORY,
    /** Somebody else deleted the Job or its pod. */
    DELETED,
    /** The worker ended before it had said all. */
    CRASHED,
    /** The worker ended well, but some of what it said is lost. */
    LOG_LOST
  }

  public JobEnd {
    advice = List.copyOf(advice);
    log = List.copyOf(log);
  }

  /** Of the Job. */
  public JobEnd(Kind kind, String what, List<String> advice, List<String> log) {
    this(kind, "", what, advice, log);
  }

  /** Of what the API server did not do. */
  public static JobEnd refused(ApiException e, Cluster cluster) {
    return ApiRefusal.of(e, cluster.server());
  }

  static JobEnd finished() {
    return new JobEnd(Kind.FINISHED, "the worker has finished", List.of(), List.of());
  }

  static JobEnd stopped() {
    return new JobEnd(Kind.STOPPED, "the worker was told to stop", List.of(), List.of());
  }

  static JobEnd failed(Kind kind, String what, String... advice) {
    return new JobEnd(kind, what, List.of(advice), List.of());
  }

  /** Of a start that was waited for so long. */
  JobEnd after(Duration wait) {
    List<String> more = new ArrayList<>(advice);
    more.add("if a start takes longer here, give it more time: loadline.worker-start");
    return new JobEnd(
        kind, worker, "%s (waited %d s)".formatted(what, wait.toSeconds()), more, log);
  }

  /**
   * Of one worker alone.
   *
   * @param name empty for the only one of its Job
   */
  JobEnd of(String name) {
    return new JobEnd(kind, name, what, advice, log);
  }

  JobEnd withLog(List<String> lines) {
    return new JobEnd(kind, worker, what, advice, lines);
  }

  public boolean isFinished() {
    return kind == Kind.FINISHED;
  }

  /**
   * The sentence, with the worker before it where there are several; below it the log and what to
   * do.
   */
  public String text() {
    StringBuilder text = new StringBuilder(worker.isEmpty() ? what : worker + ": " + what);
    add(text, "log", log);
    add(text, "do", advice);
    return text.toString();
  }

  private static void add(StringBuilder text, String name, List<String> lines) {
    String head = name;
    for (String line : lines) {
      text.append("\n  ").append(String.format("%-8s ", head)).append(line);
      head = "";
    }
  }
}
