package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.DeploymentMode;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.probe.ReadinessLoop;
import io.loadline.probe.ReadinessLoop.Reason;
import io.loadline.result.NotReadyException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Looks at an object and all that was made for it, and remembers from look to look. Watches only
 * wake it; what counts is read anew each time.
 */
final class ObjectCheck implements ReadinessLoop.Check {
  private final ReadinessReader reader;
  private final WakeWatches watches;
  private final ObjectExplanation explanation;
  private final Consumer<String> say;
  private final LongSupplier nanos;
  private final long start;
  private final GiveUpRule giveUpRule = new GiveUpRule();
  private final StabilizationWindow window;
  private ReadinessSnapshot snapshot = ReadinessSnapshot.NOTHING;
  private ReadinessSnapshot lastSeen = ReadinessSnapshot.NOTHING;
  private Optional<String> ended = Optional.empty();

  ObjectCheck(
      ReadinessReader reader,
      WakeWatches watches,
      ObjectExplanation explanation,
      Consumer<String> say,
      LongSupplier nanos,
      StabilizationWindow window) {
    this.reader = reader;
    this.watches = watches;
    this.explanation = explanation;
    this.say = say;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.window = window;
  }

  /** As it was seen when nothing was in the way any more. */
  ClusterWait.ReadyObject ready(ReadinessNotes notes) {
    OwnedResources owned = snapshot.owned().orElseThrow();
    boolean asleep = ReadinessRules.isAsleep(owned);
    if (asleep) {
      notes.add(
          owned.object().what()
              + " is scaled to zero: no pod runs, and the first request wakes one (a cold start)");
    }
    return new ClusterWait.ReadyObject(
        owned.object(), waited(), asleep, unconfirmed(owned), notes.all());
  }

  /** Looks at the deadline, too: that costs next to no time. */
  @Override
  public Optional<Reason> run(long deadline) {
    snapshot = settled(reader.now());
    if (snapshot.isClear()) {
      return Optional.empty();
    }
    if (giveUpRule.isAnother(snapshot)) {
      say.accept(what() + " was deleted and made again; the new one is waited for");
    }
    ended = giveUpRule.ends(snapshot, nanos.getAsLong());
    if (snapshot.owned().isPresent() || lastSeen.isClear()) {
      lastSeen = snapshot;
    }
    return Optional.of(new Reason(snapshot.key(), what() + ": " + snapshot.text()));
  }

  private ReadinessSnapshot settled(ReadinessSnapshot seen) {
    if (!seen.isClear()) {
      window.reset();
      return seen;
    }
    long left = window.left(seen.owned().orElseThrow(), nanos.getAsLong());
    return left == 0
        ? seen
        : seen.with(
            ReadinessObstacle.of(
                Sort.SETTLING, "it is ready and was changed a moment ago: does it stay so?"));
  }

  @Override
  public Optional<NotReadyException> hopeless() {
    return ended.map(why -> explanation.ended(what(), snapshot, why, waited()));
  }

  @Override
  public NotReadyException timedOut() {
    return explanation.timedOut(what(), snapshot, lastSeen, waited());
  }

  @Override
  public void pause(long left) throws InterruptedException {
    watches.open(reader.lookup().candidate());
    watches.await(left);
  }

  private String what() {
    return reader.lookup().what();
  }

  private Duration waited() {
    return Duration.ofNanos(nanos.getAsLong() - start);
  }

  /**
   * Why it cannot be known that what answers is what was last specified; empty when it can. The
   * status of an object whose pods are those of Deployments is that of before a change for long; an
   * account that sees neither Deployments nor pods sees nothing else.
   */
  private static String unconfirmed(OwnedResources owned) {
    KubeObject object = owned.object();
    boolean blind = !owned.sees(ResourceKind.DEPLOYMENTS) && !owned.sees(ResourceKind.PODS);
    if (!blind || object.generation() <= 1 || !hasDeployments(owned)) {
      return "";
    }
    return "whether generation %d of %s answers, or pods of before, cannot be seen: no right to list"
            .formatted(object.generation(), object.what())
        + " deployments.apps, nor to list pods, in namespace "
        + object.namespace()
        + ", and its own status does not tell. Fix: give the account one of them, best both"
        + " (docs/rbac.yaml)";
  }

  private static boolean hasDeployments(OwnedResources owned) {
    KubeObject object = owned.object();
    return switch (object.resource().kind()) {
      case "InferenceService" -> {
        DeploymentMode mode = new InferenceService(object).mode();
        yield mode != DeploymentMode.KNATIVE && mode != DeploymentMode.MODEL_MESH;
      }
      case "InferenceGraph" -> owned.children(ResourceKind.KNATIVE_SERVICES).isEmpty();
      case "LLMInferenceService" -> true;
      default -> false;
    };
  }
}
