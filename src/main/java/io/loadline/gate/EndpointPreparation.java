package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.config.gate.Switches;
import io.loadline.engine.ServiceReadiness;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.TimedPart;
import io.loadline.result.NotReadyException;
import io.loadline.text.TimeText;
import java.time.Duration;
import java.util.Set;

/** Gets a service ready for its load, and again when the load had to wait meanwhile. */
final class EndpointPreparation {
  private final LoadRunner.FoundEndpoint found;
  private final Switches switches;
  private final Duration fresh;
  private long readyAt;
  private Set<TimedPart> told = Set.of();

  /**
   * An endpoint that is to be prepared once.
   *
   * @param fresh how long a service counts as ready without being asked again
   */
  EndpointPreparation(LoadRunner.FoundEndpoint found, Switches switches, Duration fresh) {
    this.found = found;
    this.switches = switches;
    this.fresh = fresh;
  }

  /** The plan, once its service is ready. One deadline for objects and model together. */
  LoadPlan ready() throws InterruptedException {
    long start = System.nanoTime();
    Call reached = found.reach(switches.allowedHosts(), start);
    Gate.Endpoint endpoint = found.endpoint();
    LoadPlan plan =
        new ServiceReadiness(switches.transport(), found.credential(), found.say())
            .await(
                endpoint.plan().calling(reached),
                endpoint.readiness(),
                start,
                (known, parts) -> {
                  told = parts;
                  return endpoint.checked(known, parts);
                });
    readyAt = System.nanoTime();
    return plan;
  }

  /**
   * The plan whose load begins now: the same when its service was ready a moment ago, else that of
   * a service that is ready again, which has all its time for it.
   */
  LoadPlan stillReady(LoadPlan plan) throws InterruptedException {
    long waited = System.nanoTime() - readyAt;
    if (waited < fresh.toNanos()) {
      return plan;
    }
    String turn = "its load waited " + TimeText.of(waited) + " for its turn";
    found.say().accept(turn + ": is the service still ready?");
    try {
      return ready();
    } catch (NotReadyException e) {
      throw e.masked(text -> earlier(text, turn));
    }
  }

  /**
   * Begins what goes on beside the load.
   *
   * @throws io.loadline.plan.InvalidConfigurationException when nobody tells what is limited of the
   *     server's time
   */
  void loadStarts() {
    found.session().loadStarts();
    found.endpoint().checkCounted(told, found.session()::uncounted);
  }

  private static String earlier(String text, String turn) {
    return text + "\n  earlier  it was ready, then " + turn;
  }
}
