package io.loadline.engine;

import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Readiness;
import io.loadline.plan.TimedPart;
import io.loadline.probe.ReadyWait;
import io.loadline.result.NotReadyException;
import io.loadline.transport.Transport.HeaderSource;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Waits until a service answers as its load will call it. For one thread. */
public final class ServiceReadiness {
  private final String transport;
  private final HeaderSource credential;
  private final Consumer<String> say;

  /**
   * A wait that has not begun.
   *
   * @param transport of calls over HTTP/1.1, {@code netty} or {@code jdk}
   * @param credential sent beside the headers of the call
   * @param say told what is in the way, and what was asked and answered
   */
  public ServiceReadiness(String transport, HeaderSource credential, Consumer<String> say) {
    this.transport = transport;
    this.credential = credential;
    this.say = say;
  }

  /**
   * The plan, once its service is ready, with what the service has said of itself. Over HTTP/2 the
   * service is asked once more, since that is how it will be called.
   *
   * @param start when the wait began, by {@link System#nanoTime}; the time-out counts from there
   * @param check of the plan of a service that is ready, with the parts of its own time that it
   *     told
   * @throws NotReadyException when it is not ready in time, or never will be
   */
  public LoadPlan await(
      LoadPlan plan,
      Readiness readiness,
      long start,
      BiFunction<LoadPlan, Set<TimedPart>, LoadPlan> check)
      throws InterruptedException {
    LoadPlan ready = ready(plan, readiness, start, check);
    return TransportChoice.isOnHttp2(ready.call(), transport)
        ? ready(ready.overHttp2(), readiness, start, check)
        : ready;
  }

  private LoadPlan ready(
      LoadPlan plan,
      Readiness readiness,
      long start,
      BiFunction<LoadPlan, Set<TimedPart>, LoadPlan> check)
      throws InterruptedException {
    ReadyWait.Report ready = probes(plan.call()).await(plan.call(), readiness, start, say);
    say.accept(ready.how());
    return check.apply(plan.calling(ready.call()), ready.told());
  }

  /** Probes go over the transport that will carry the load. */
  private ReadyWait probes(Call call) {
    if (call.isHttp2()) {
      return ReadyWait.overHttp2(credential);
    }
    return transport.equals("jdk") ? ReadyWait.overJdk(credential) : ReadyWait.overHttp(credential);
  }
}
