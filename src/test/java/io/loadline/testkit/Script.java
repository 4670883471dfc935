package io.loadline.testkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Decides how the server behaves towards a request. Called by many threads at once. */
@FunctionalInterface
public interface Script {
  Behaviour behaviourTo(ReceivedRequest request);

  /** The same behaviour towards every inference; {@code GET .../ready} is answered 200. */
  static Script always(Behaviour behaviour) {
    return request -> request.asksReady() ? Answers.text(200, "") : behaviour;
  }

  /** Healthy, except that every n-th request of a phase meets another behaviour. */
  static Script every(int n, Behaviour behaviour) {
    return always(Answers.iris()).when(request -> request.number() % n == 0, behaviour);
  }

  /**
   * Healthy for the first {@code n} measured requests; the next kills the server, once these have
   * all been answered.
   */
  static Script diesAfter(int n) {
    CountDownLatch answered = new CountDownLatch(n);
    Behaviour healthy =
        reply -> {
          Answers.iris().answer(reply);
          answered.countDown();
        };
    Behaviour dying =
        reply -> {
          answered.await(30, TimeUnit.SECONDS);
          reply.killServer();
        };
    return always(Answers.iris())
        .inMeasurement(request -> request.number() <= n, healthy)
        .inMeasurement(request -> request.number() > n, dying);
  }

  /**
   * Healthy, but interrupts a thread from the n-th measured request on, and leaves it unanswered.
   */
  static Script interrupting(Thread thread, int n) {
    return always(Answers.iris())
        .inMeasurement(
            request -> request.number() >= n,
            reply -> {
              thread.interrupt();
              reply.hang();
            });
  }

  /** Healthy while it is probed and warmed up, something else while it is measured. */
  static Script healthyUntilMeasured(Behaviour behaviour) {
    return always(Answers.iris()).inMeasurement(request -> true, behaviour);
  }

  /** This script, but another behaviour for the requests named; readiness stays as it is. */
  default Script when(Predicate<ReceivedRequest> condition, Behaviour behaviour) {
    return request ->
        !request.asksReady() && condition.test(request) ? behaviour : behaviourTo(request);
  }

  private Script inMeasurement(Predicate<ReceivedRequest> condition, Behaviour behaviour) {
    return when(
        request -> request.phase().equals("measurement") && condition.test(request), behaviour);
  }
}
