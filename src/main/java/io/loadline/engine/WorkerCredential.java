package io.loadline.engine;

import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.Credential;
import io.loadline.plan.Header;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.transport.Transport.HeaderSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The credential of a plan where nobody can renew it: the header that the plan holds, until it
 * expires. No request is sent without it being valid, so that a service that refuses an expired one
 * is never blamed. Thread-safe.
 */
final class WorkerCredential implements HeaderSource {
  /** Longer than the time between two looks at the clock, and than a request is on its way. */
  private static final Duration MARGIN = Duration.ofSeconds(3);

  private final Optional<Header> header;
  private final Instant lastUse;
  private final InstantSource clock;
  private volatile boolean ended;

  private WorkerCredential(Optional<Header> header, Instant lastUse, InstantSource clock) {
    this.header = header;
    this.lastUse = lastUse;
    this.clock = clock;
  }

  /**
   * The credential of a plan whose load begins now.
   *
   * @throws IllegalArgumentException when its header is not in the plan, or expires before the
   *     planned end of the load
   */
  static WorkerCredential of(LoadPlan plan, InstantSource clock) {
    Optional<Credential> credential = plan.call().credential();
    Optional<Header> header = credential.flatMap(Credential::known);
    if (credential.isPresent() && header.isEmpty()) {
      throw new IllegalArgumentException(
          "call > credential: a worker cannot look up "
              + what(credential.get())
              + "; write the plan with the token (Issued)");
    }
    if (credential.orElse(null) instanceof Credential.Issued issued
        && issued.expiresAt().isPresent()) {
      Instant expires = issued.expiresAt().get();
      check(expires, clock.instant(), planned(plan));
      return new WorkerCredential(header, expires.minus(MARGIN), clock);
    }
    return new WorkerCredential(header, Instant.MAX, clock);
  }

  private static String what(Credential credential) {
    return credential instanceof Credential.ServiceAccount account
        ? "a token of the ServiceAccount " + account.name()
        : "the token of a file of another machine";
  }

  private static void check(Instant expires, Instant now, Duration planned) {
    Instant needed = now.plus(planned).plus(MARGIN);
    if (expires.isBefore(needed)) {
      throw new IllegalArgumentException(
          "call > credential: the token expires at %s, and the load may need it until %s; nothing was sent; use a token that lives longer, or a shorter load, since a worker cannot renew it"
              .formatted(expires, needed));
    }
  }

  /** As far as it is known; 0 for phases of requests that take the time that they take. */
  private static Duration planned(LoadPlan plan) {
    return span(plan.warmup()).plus(span(plan.extent()));
  }

  private static Duration span(PhaseLength length) {
    return length instanceof PhaseLength.Span span
        ? span.duration()
        : ((PhaseLength.Requests) length).within();
  }

  /** Stops the load before the header expires. */
  Consumer<LoadEngine.Progress> stopping(StopSignal stop, Consumer<LoadEngine.Progress> progress) {
    return done -> {
      if (!ended && clock.instant().isAfter(lastUse)) {
        ended = true;
        stop.request();
      }
      progress.accept(done);
    };
  }

  /** Why the load ended early; empty when the credential did not end it. */
  Optional<String> ending() {
    return ended
        ? Optional.of(
            "the load was ended early, since its token expires at "
                + lastUse.plus(MARGIN)
                + " and a worker cannot renew it; use a token that lives longer, or a shorter load")
        : Optional.empty();
  }

  @Override
  public Optional<Header> now() {
    return header;
  }
}
