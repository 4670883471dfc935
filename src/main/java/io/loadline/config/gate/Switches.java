package io.loadline.config.gate;

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
    String kubeContext) {
  public Switches {
    allowedHosts = Set.copyOf(allowedHosts);
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
