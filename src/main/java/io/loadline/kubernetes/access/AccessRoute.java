package io.loadline.kubernetes.access;

import io.loadline.plan.Target;
import io.loadline.result.TargetPath;
import io.loadline.result.TunnelOverhead;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a service is reached; by {@link TargetPath#PORT_FORWARD} through a tunnel that is measured.
 */
public final class AccessRoute implements AutoCloseable {
  private final TargetPath path;
  private final Target target;
  private final Optional<MeasuredTunnel> tunnel;
  private final Runnable end;

  AccessRoute(TargetPath path, Target target) {
    this(path, target, Optional.empty(), () -> {});
  }

  AccessRoute(Target target, MeasuredTunnel tunnel) {
    this(TargetPath.PORT_FORWARD, target, Optional.of(tunnel), tunnel::close);
  }

  /** Through a tunnel of which nobody asks what it adds. */
  AccessRoute(Target target, PodTunnel tunnel) {
    this(TargetPath.PORT_FORWARD, target, Optional.empty(), tunnel::close);
  }

  private AccessRoute(
      TargetPath path, Target target, Optional<MeasuredTunnel> tunnel, Runnable end) {
    this.path = path;
    this.target = target;
    this.tunnel = tunnel;
    this.end = end;
  }

  /** To a target that is called as it is written. */
  public static AccessRoute direct(Target target) {
    return new AccessRoute(TargetPath.DIRECT, target);
  }

  public TargetPath path() {
    return path;
  }

  /** Its URL is the address to connect to, its virtual host the one that is called. */
  public Target target() {
    return target;
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

  /** What goes this way from now on is the load. */
  public void loadStarts() {
    tunnel.ifPresent(MeasuredTunnel::loadStarts);
  }

  /**
   * What the tunnel added to the load at the most; empty without one.
   *
   * @param notes is told why it is not known
   */
  public Optional<TunnelOverhead> loadEnded(Consumer<String> notes) throws InterruptedException {
    return tunnel.isEmpty() ? Optional.empty() : Optional.of(tunnel.get().loadEnded(notes));
  }

  /** So far, in their order. */
  public List<Break> breaks() {
    return tunnel.map(MeasuredTunnel::breaks).orElse(List.of());
  }

  @Override
  public void close() {
    end.run();
  }

  /**
   * A connection through the tunnel that ended though neither side of it wanted that.
   *
   * @param what one sentence without its full stop
   */
  public record Break(Instant at, String what) {}
}
