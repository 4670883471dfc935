package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.readiness.Obstacle.Sort;
import io.loadline.probe.NotReadyException;
import io.loadline.probe.ReadinessLoop;
import io.loadline.probe.ReadinessLoop.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Looks at an object and all that was made for it, and remembers from look to look. Watches only
 * wake it; what counts is read anew each time.
 */
final class ObjectCheck implements ReadinessLoop.Check {
  private final Look look;
  private final Wakers wakers;
  private final ObjectExplanation explanation;
  private final Consumer<String> say;
  private final LongSupplier nanos;
  private final long start;
  private final Patience patience = new Patience();
  private final Settling settling;
  private Sight sight = Sight.NOTHING;
  private Sight lastSeen = Sight.NOTHING;
  private Optional<String> ended = Optional.empty();

  ObjectCheck(
      Look look,
      Wakers wakers,
      ObjectExplanation explanation,
      Consumer<String> say,
      LongSupplier nanos,
      Settling settling) {
    this.look = look;
    this.wakers = wakers;
    this.explanation = explanation;
    this.say = say;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.settling = settling;
  }

  /** As it was seen when nothing was in the way any more. */
  ReadyObject ready(Notes notes) {
    Family family = sight.family().orElseThrow();
    boolean asleep = Rules.isAsleep(family);
    if (asleep) {
      notes.add(
          family.object().what()
              + " is scaled to zero: no pod runs, and the first request wakes one (a cold start)");
    }
    return new ReadyObject(family.object(), waited(), asleep, Unconfirmed.why(family), notes.all());
  }

  /** Looks at the deadline, too: that costs next to no time. */
  @Override
  public Optional<Reason> run(long deadline) {
    sight = settled(look.now());
    if (sight.isClear()) {
      return Optional.empty();
    }
    if (patience.isAnother(sight)) {
      say.accept(what() + " was deleted and made again; the new one is waited for");
    }
    ended = patience.ends(sight, nanos.getAsLong());
    if (sight.family().isPresent() || lastSeen.isClear()) {
      lastSeen = sight;
    }
    return Optional.of(new Reason(sight.key(), what() + ": " + sight.text()));
  }

  private Sight settled(Sight seen) {
    if (!seen.isClear()) {
      settling.reset();
      return seen;
    }
    long left = settling.left(seen.family().orElseThrow(), nanos.getAsLong());
    return left == 0
        ? seen
        : seen.with(
            Obstacle.of(
                Sort.SETTLING, "it is ready and was changed a moment ago: does it stay so?"));
  }

  @Override
  public Optional<NotReadyException> hopeless() {
    return ended.map(why -> explanation.ended(what(), sight, why, waited()));
  }

  @Override
  public NotReadyException timedOut() {
    return explanation.timedOut(what(), sight, lastSeen, waited());
  }

  @Override
  public void pause(long left) throws InterruptedException {
    wakers.open(look.lookup().candidate());
    wakers.await(left);
  }

  private String what() {
    return look.lookup().what();
  }

  private Duration waited() {
    return Duration.ofNanos(nanos.getAsLong() - start);
  }
}
