package io.loadline.kubernetes.access;

import io.loadline.plan.Target;
import io.loadline.result.TargetPath;
import java.util.Optional;

/**
 * How a service is reached.
 *
 * @param target its URL is the address to connect to, its virtual host the one that is called
 * @param tunnel only of a way by {@link TargetPath#PORT_FORWARD}
 */
public record AccessRoute(TargetPath path, Target target, Optional<MeasuredTunnel> tunnel)
    implements AutoCloseable {
  AccessRoute(TargetPath path, Target target) {
    this(path, target, Optional.empty());
  }

  /** {@code 10.96.0.7:80}. */
  public String address() {
    return target.url().getHost() + ":" + target.port();
  }

  /** {@code reached directly at 10.96.0.7:80 (Host: iris-predictor.ml.svc.cluster.local)}. */
  public String text() {
    String host = target.virtualHost().isEmpty() ? "" : " (Host: " + target.virtualHost() + ")";
    return "reached by " + path.id() + " at " + address() + host;
  }

  @Override
  public void close() {
    tunnel.ifPresent(MeasuredTunnel::close);
  }
}
