package io.loadline.slo;

import io.loadline.plan.AnswerKind;
import io.loadline.plan.KnownTiming.Checked;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingCoverage;
import io.loadline.result.ClusterResult;
import io.loadline.result.ServiceIdentity;
import java.util.List;
import java.util.Optional;

/**
 * The place in which the time of a broken objective went, by what the server tells of its own. A
 * place is named where the limit would hold without the time in it, and where it is most of that
 * time. What is outside of a server is concluded only where its clock is known to cover its queue.
 */
final class PlaceCause {
  static final List<TimedPart> QUEUED = List.of(TimedPart.QUEUE);
  static final List<TimedPart> WORK =
      List.of(TimedPart.COMPUTE, TimedPart.PREFILL, TimedPart.DECODE);

  private PlaceCause() {}

  /** Whether the parts of a figure show a place. */
  interface Place {
    Optional<TimeCause> of(BrokenObjective broken, FigureParts parts);
  }

  static Optional<TimeCause> in(BrokenObjective broken, Place place) {
    return FigureParts.of(broken).flatMap(parts -> place.of(broken, parts));
  }

  /** Only by what was told of each request, a proxy's word included. */
  static Optional<TimeCause> inEach(BrokenObjective broken, Place place) {
    return FigureParts.ofEach(broken).flatMap(parts -> place.of(broken, parts));
  }

  static Optional<TimeCause> queue(BrokenObjective broken, FigureParts parts) {
    return parts.isExplainedBy(QUEUED, broken.objective().limit())
        ? cause(broken, TimeCause.Kind.QUEUE, new QueueWording(broken, parts).queue())
        : Optional.empty();
  }

  /**
   * Only where the server tells its queue, and hardly anything was in it, and where the limit was
   * broken after the rise.
   */
  static Optional<TimeCause> computeRose(BrokenObjective broken, FigureParts parts) {
    double queue = parts.told().getOrDefault(TimedPart.QUEUE, Double.POSITIVE_INFINITY);
    return queue <= CauseRule.NO_QUEUE * parts.figure()
            && parts.isExplainedBy(WORK, broken.objective().limit())
        ? WorkOverTime.of(broken.run(), parts, WORK)
            .roseAt()
            .filter(change -> broken.isBrokenMostly(change::isBehind))
            .flatMap(
                change ->
                    cause(
                        broken,
                        TimeCause.Kind.COMPUTE_ROSE,
                        new PlaceWording(broken, parts).rose(change)))
        : Optional.empty();
  }

  static Optional<TimeCause> compute(BrokenObjective broken, FigureParts parts) {
    return parts.isExplainedBy(WORK, broken.objective().limit())
        ? cause(broken, TimeCause.Kind.COMPUTE, new PlaceWording(broken, parts).compute(WORK))
        : Optional.empty();
  }

  /** Where nobody but a proxy tells its time. */
  static Optional<TimeCause> upstream(BrokenObjective broken, FigureParts parts) {
    return parts.isExplainedBy(List.of(TimedPart.UPSTREAM), broken.objective().limit())
        ? cause(broken, TimeCause.Kind.UPSTREAM, new PlaceWording(broken, parts).upstream())
        : Optional.empty();
  }

  /** Of answers that come whole: the clock of a server stops before the body of a stream. */
  static Optional<TimeCause> outside(BrokenObjective broken, FigureParts parts) {
    boolean whole = broken.run().plan().call().answer() == AnswerKind.WHOLE;
    return whole
            && parts.coversServer()
            && isServerAlone(broken)
            && parts.isExplainedByUntold(broken.objective().limit())
        ? cause(broken, TimeCause.Kind.OUTSIDE, new PlaceWording(broken, parts).outside())
        : Optional.empty();
  }

  /** A transformer's or explainer's time is outside of the predictor's clock as well. */
  private static boolean isServerAlone(BrokenObjective broken) {
    ClusterResult cluster = broken.run().cluster();
    ServiceIdentity service = cluster == null ? null : cluster.before();
    return service == null
        || service.components().stream().allMatch(each -> each.name().equals("predictor"));
  }

  /** Only by a server of which it was seen that its clock covers the model at work, no queue. */
  static Optional<TimeCause> queueOrNetwork(BrokenObjective broken, FigureParts parts) {
    boolean modelAlone =
        parts.row().claim().coverage() == TimingCoverage.COMPUTE
            && parts.row().evidence().checked() == Checked.RAN;
    return modelAlone && parts.isExplainedByUntold(broken.objective().limit())
        ? cause(
            broken,
            TimeCause.Kind.QUEUE_OR_NETWORK,
            new PlaceWording(broken, parts).queueOrNetwork())
        : Optional.empty();
  }

  /** Where the service's own time breaks the limit, and nothing says where it went. */
  static Optional<TimeCause> notTold(BrokenObjective broken) {
    return broken.isByServiceTime()
        ? cause(broken, TimeCause.Kind.NOT_TOLD, PlaceWording.notTold(broken))
        : Optional.empty();
  }

  static Optional<TimeCause> cause(
      BrokenObjective broken, TimeCause.Kind kind, PlaceWording.Words words) {
    String sentence = broken.figure() + ": " + words.sentence();
    return Optional.of(new TimeCause(broken.metric(), kind, sentence, words.advice()));
  }
}
