package io.loadline.config.gate;

import io.loadline.telemetry.GateTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is set from outside only.
 *
 * @param mode {@code loadline.mode}
 * @param onInconclusive {@code loadline.on-inconclusive}
 * @param onInvalid {@code loadline.on-invalid}
 * @param transport {@code loadline.transport}: {@code netty} or {@code jdk}
 * @param outputDir {@code loadline.output-dir}; null for the build tool's own
 * @param allowedHosts {@code loadline.allowed-hosts}: public hosts that may be called, in lower
 *     case
 * @param progress {@code loadline.progress}: false for {@code off}
 * @param selfCheck {@code loadline.self-check}: false for {@code off}
 * @param kubeContext {@code loadline.kube-context}: of the kubeconfig; empty for the current one
 * @param worker the pod that drives a load in the cluster
 * @param outputs what is made of a result besides
 */
public record Switches(
    Mode mode,
    Consequence onInconclusive,
    Consequence onInvalid,
    String transport,
    @Nullable String outputDir,
    Set<String> allowedHosts,
    boolean progress,
    boolean selfCheck,
    String kubeContext,
    Worker worker,
    Outputs outputs) {
  public Switches {
    allowedHosts = Set.copyOf(allowedHosts);
  }

  /**
   * The pod that drives a load in the cluster.
   *
   * @param image {@code loadline.image}, with a JRE of Java 17 or newer
   * @param pullSecrets {@code loadline.image-pull-secrets}
   * @param user {@code loadline.worker-user}: the number of the user that it runs as; empty where
   *     the cluster chooses one
   * @param start {@code loadline.worker-start}: how long it may take until it runs
   * @param mesh {@code loadline.worker-mesh}: whether a service mesh may put its proxy into it
   * @param keep {@code loadline.keep}: whether it stays for a look
   */
  public record Worker(
      String image,
      List<String> pullSecrets,
      WorkerRequests requests,
      WorkerPlacement placement,
      OptionalInt user,
      Duration start,
      boolean mesh,
      boolean keep) {
    /** Where no other is set. */
    public static final String IMAGE = "eclipse-temurin:21-jre";

    /** Of nobody, in any image. */
    public static final int USER = 65_532;

    /** Image pull included, and waiting for a node. */
    public static final Duration START = Duration.ofMinutes(3);

    public Worker {
      pullSecrets = List.copyOf(pullSecrets);
    }
  }

  /**
   * What a worker has a node keep for it; empty for as much as the load needs.
   *
   * @param cpu {@code loadline.worker-cpu}
   * @param memory {@code loadline.worker-memory}
   */
  public record WorkerRequests(String cpu, String memory) {}

  /**
   * Where a worker may run.
   *
   * @param namespace {@code loadline.worker-namespace}; empty for that of the service
   * @param nodeSelector {@code loadline.worker-node-selector}: labels that the node must have
   * @param tolerations {@code loadline.worker-tolerations}: taints that do not keep it off
   */
  public record WorkerPlacement(
      String namespace, Map<String, String> nodeSelector, List<Taint> tolerations) {
    public WorkerPlacement {
      nodeSelector = Map.copyOf(nodeSelector);
      tolerations = List.copyOf(tolerations);
    }
  }

  /**
   * A taint of nodes.
   *
   * @param value empty for any
   * @param effect empty for any
   */
  public record Taint(String key, String value, String effect) {}

  /**
   * What is made of a result.json besides its page.
   *
   * @param formats {@code loadline.formats}: those of {@link SwitchReader#FORMATS} that are wanted
   * @param history {@code loadline.history}: the folder where runs are kept over builds; empty for
   *     none
   * @param attachments {@code loadline.attachments}; empty for {@code auto}
   * @param ci what the CI system is told
   * @param telemetry which libraries of metrics get the figures
   */
  public record Outputs(
      Set<String> formats,
      String history,
      Optional<Boolean> attachments,
      Ci ci,
      Telemetry telemetry) {
    public Outputs {
      formats = Set.copyOf(formats);
    }
  }

  /**
   * What the CI system is told.
   *
   * @param on {@code loadline.ci}: false for {@code off}
   * @param parts those alone that it names; empty for what the environment asks for
   * @param environment variables by which CI systems make themselves known, as far as they are set
   */
  public record Ci(boolean on, Set<String> parts, Map<String, String> environment) {
    public Ci {
      parts = Set.copyOf(parts);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Which libraries of metrics get the figures.
   *
   * @param otlp {@code loadline.otlp}: the collector that they are sent to
   * @param micrometer {@code loadline.micrometer}: whether Micrometer's global registry gets them
   */
  public record Telemetry(Optional<GateTelemetry.Collector> otlp, boolean micrometer) {
    /** None. */
    public static final Telemetry OFF = new Telemetry(Optional.empty(), false);
  }

  /** What a verdict does; {@code loadline.mode}. */
  public enum Mode {
    /** Anything but PASS is red. The default. */
    ENFORCE,
    /** FAIL, INCONCLUSIVE and INVALID are reported loudly and stay green; a dead service is red. */
    ADVISE,
    /** Prints the effective plan, with the source of each value, and ends without a request. */
    PLAN,
    /** Load tests are skipped. */
    OFF
  }

  /** What INCONCLUSIVE or INVALID does to the test. */
  public enum Consequence {
    /** The test fails. The default, since an aborted test is green in most CI systems. */
    FAIL,
    /** The test is aborted. */
    ABORT
  }
}
