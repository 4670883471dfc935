package io.loadline.kubernetes.job;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * All that a worker's Job needs.
 *
 * @param name of the Job, and the start of the names of what belongs to it: another for each run;
 *     at most 50 lower-case letters, digits and dashes
 * @param runId a label by which a later run finds what this one leaves, if it does: one and the
 *     same for all runs of a test, or it is never found; at most 63 letters, digits, dots, dashes
 *     and underscores
 * @param command what is started in the pod: flags of its JVM, class, arguments
 */
public record JobRequest(
    String namespace,
    String name,
    String runId,
    PodSettings pod,
    Placement placement,
    Lifetime lifetime,
    Documents documents,
    List<String> command) {
  private static final String FOLDER = "/loadline/documents";
  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,48}[a-z0-9])?");
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public JobRequest {
    command = List.copyOf(command);
    check(NAME, "name", name);
    check(LABEL, "run id", runId);
  }

  private static void check(Pattern rule, String what, String value) {
    if (!rule.matcher(value).matches()) {
      throw new IllegalArgumentException("%s %s does not match %s".formatted(what, value, rule));
    }
  }

  /**
   * Where a document is in the pod, as its command says it. What is there are its parts, {@code
   * NAME.gz.1} and so on, which in turn are one gzip file.
   */
  public static String document(String file) {
    return FOLDER + "/" + file;
  }

  /** How many pods its Job has. */
  public int workers() {
    return placement.workers();
  }

  /** The folder of all documents. */
  static String folder() {
    return FOLDER;
  }

  /**
   * The pod's own settings.
   *
   * @param image with a JRE of 17 or newer whose {@code java} is on its PATH
   * @param pullSecrets names of Secrets in the namespace, for the registry
   * @param requests {@code cpu: 500m}, by the name of the resource
   * @param limits the same; a limit of CPU spoils a measurement
   * @param user that it runs as, and that group; empty where the cluster chooses, or the image says
   * @param mesh whether sidecars of a service mesh may be put into the pod
   * @param serviceAccount empty for the namespace's default
   * @param token whether the pod gets the token of its ServiceAccount
   */
  public record PodSettings(
      String image,
      List<String> pullSecrets,
      Map<String, String> requests,
      Map<String, String> limits,
      OptionalInt user,
      boolean mesh,
      String serviceAccount,
      boolean token) {
    public PodSettings {
      pullSecrets = List.copyOf(pullSecrets);
      requests = sorted(requests);
      limits = sorted(limits);
    }
  }

  /**
   * How many pods there are, and on which nodes they may run.
   *
   * @param workers one, or several that are spread over the nodes as far as these suffice; each has
   *     its number, from 0, in the variable {@code JOB_COMPLETION_INDEX}
   * @param nodeSelector labels that the node must have
   * @param awayFrom pods on whose nodes it does not run if there is another; empty for none
   */
  public record Placement(
      int workers,
      Map<String, String> nodeSelector,
      List<Toleration> tolerations,
      List<Pods> awayFrom) {
    public Placement {
      if (workers < 1) {
        throw new IllegalArgumentException("a Job of %d workers".formatted(workers));
      }
      nodeSelector = sorted(nodeSelector);
      tolerations = List.copyOf(tolerations);
      awayFrom = List.copyOf(awayFrom);
    }
  }

  /**
   * Pods of one kind.
   *
   * @param labels that they carry, at least one
   * @param namespace empty for the worker's own
   */
  public record Pods(Map<String, String> labels, String namespace) {
    public Pods {
      labels = sorted(labels);
    }
  }

  /**
   * A taint of nodes that does not keep the pod off.
   *
   * @param key empty for all taints
   * @param value empty for any
   * @param effect {@code NoSchedule}, {@code NoExecute}; empty for any
   */
  public record Toleration(String key, String value, String effect) {}

  /**
   * How long it all may last.
   *
   * @param start until the worker runs, image pull included, from the Job's making
   * @param deadline of the Job as a whole, from its making; it is then ended by the cluster
   * @param afterEnd until the cluster removes a Job that has ended, when we do not
   * @param keep whether it stays until someone deletes it
   */
  public record Lifetime(Duration start, Duration deadline, Duration afterEnd, boolean keep) {}

  /**
   * What the worker reads, by file name.
   *
   * @param open kept in ConfigMaps
   * @param secret kept in Secrets
   */
  public record Documents(Map<String, String> open, Map<String, String> secret) {
    public Documents {
      open = sorted(open);
      secret = sorted(secret);
      open.keySet().forEach(file -> check(FILE, "file name", file));
      secret.keySet().forEach(file -> check(FILE, "file name", file));
      if (!Collections.disjoint(open.keySet(), secret.keySet())) {
        throw new IllegalArgumentException(
            "a document is open or secret, not both: " + open.keySet());
      }
    }

    /** Without what they hold. */
    @Override
    public String toString() {
      return "documents " + open.keySet() + ", secret " + secret.keySet();
    }
  }

  private static Map<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(map)));
  }
}
