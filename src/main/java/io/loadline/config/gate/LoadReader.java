package io.loadline.config.gate;

import io.loadline.config.service.ContentSource;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingDefaults;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.EarlyEnd;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.RunIn;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.Workload;
import java.util.List;
import java.util.Optional;

/** Reads how much load is driven. */
final class LoadReader {
  private static final int MOST = 10_000;
  private static final SettingSyntax<Integer> UP_TO_MOST = SettingSyntax.between(1, MOST);

  private final SettingValues values;
  private final LoadShare share;
  private final Optional<Workload.Staged> stages;
  private final Workload whole;
  private final Workload workload;
  private final PhaseLength extent;
  private final Optional<SlicePlan> slices;

  /**
   * Reads the load.
   *
   * @param share of it that is wanted
   * @param seed of the test
   */
  LoadReader(SettingValues values, ContentSource source, LoadShare share, long seed) {
    this.values = values;
    this.share = share;
    this.stages = new StageReader(values, source).read();
    this.whole = readWorkload();
    PhaseLength all = readExtent();
    this.slices = new CompareReader(values, share).read(whole, all, seed);
    new ShareRule(values, share).check(whole, all);
    this.workload =
        slices
            .map(each -> (Workload) ((Workload.Open) whole).in(each))
            .orElseGet(() -> share.of(whole, seed));
    this.extent = share.of(all, whole);
  }

  Workload workload() {
    return workload;
  }

  /** Of the measurement. */
  PhaseLength extent() {
    return extent;
  }

  private Workload readWorkload() {
    if (stages.isPresent()) {
      return stages.get();
    }
    Optional<Integer> concurrency = values.one(Attribute.CONCURRENCY, UP_TO_MOST);
    double rate = values.one(Attribute.RATE, SettingSyntax::positive).orElse(SettingDefaults.RATE);
    Arrivals arrivals =
        values
            .one(Attribute.ARRIVALS, SettingSyntax.constantOf(Arrivals.class))
            .orElse(SettingDefaults.ARRIVALS);
    return concurrency
        .<Workload>map(Workload.Closed::new)
        .orElseGet(() -> new Workload.Open(new ArrivalRate(rate), arrivals));
  }

  private PhaseLength readExtent() {
    if (stages.isPresent()) {
      return new PhaseLength.Span(stages.get().duration());
    }
    Optional<Long> requests = values.one(Attribute.REQUESTS, SettingSyntax.atLeast(1));
    return values
        .one(Attribute.DURATION, SettingSyntax::duration)
        .<PhaseLength>map(PhaseLength.Span::new)
        .orElseGet(() -> new PhaseLength.Requests(requests.orElse(SettingDefaults.REQUESTS)));
  }

  /** When it may end before its time. */
  Optional<EarlyEnd> earlyEnd(StatedObjectives stated, RunIn from) {
    return new EarlyEndReader(values, workload, extent).read(stated, from, share.isWhole());
  }

  PhaseLength warmup() {
    return share.warmup(values.one(Attribute.WARMUP, LoadReader::warmup), whole);
  }

  Optional<Long> seed() {
    return values.one(Attribute.SEED, SettingSyntax::whole);
  }

  /** As set, else what suits protocol, workload and objectives, and is one a worker at least. */
  int connections(boolean http2, List<Objective> objectives, boolean streamed, PhaseLength warmup) {
    return new WorkersRule(values).connections(suitable(http2, objectives, streamed, warmup));
  }

  private int suitable(
      boolean http2, List<Objective> objectives, boolean streamed, PhaseLength warmup) {
    Optional<Integer> all = values.one(Attribute.CONNECTIONS, UP_TO_MOST);
    Optional<Integer> set =
        slices.isPresent()
            ? all
            : all.map(total -> new ShareRule(values, share).connections(total, whole));
    if (http2) {
      return new StreamsRule(values, workload).connections(set, extent, warmup);
    }
    if (!whole.isOpen() && all.isPresent() && all.get() != whole.users()) {
      values.refuse(
          Attribute.CONNECTIONS,
          "must equal the concurrency of " + whole.users() + ", one connection a user",
          "remove connections");
    }
    return set.orElseGet(
        () -> ConnectionsRule.choose(workload, objectives, streamed, extent, warmup));
  }

  /** How many of them are opened before the load: all that are set, and of a closed loop. */
  int firstConnections(boolean http2, int connections) {
    boolean all = http2 || !workload.isOpen() || values.isSet(Attribute.CONNECTIONS);
    return all ? connections : Math.min(ConnectionsRule.FIRST, connections);
  }

  /** How many requests a connection carries at once. */
  int streams(boolean http2, int connections) {
    return http2 ? StreamsRule.streams(workload, connections) : 1;
  }

  private static PhaseLength warmup(String text) throws SyntaxException {
    if (text.strip().matches("-?\\d+")) {
      return new PhaseLength.Requests(SettingSyntax.atLeast(0).parse(text));
    }
    return new PhaseLength.Span(SettingSyntax.duration(text));
  }

  /**
   * How requests are spread over connections that carry many at once.
   *
   * <p>Where none are set there are {@value #FEW} connections, or one a user if there are fewer:
   * one alone would reach a single pod behind a balancer, and a lost packet would stop all
   * requests. And never more than requests, those of the warm-up included. All are opened before
   * the load. In a closed loop users are spread evenly over them; else each may carry {@value
   * #STREAMS} requests at once, which is what servers commonly allow.
   */
  private static final class StreamsRule {
    private static final int FEW = 4;
    private static final int STREAMS = 100;

    private final SettingValues values;
    private final Workload workload;

    StreamsRule(SettingValues values, Workload workload) {
      this.values = values;
      this.workload = workload;
    }

    int connections(Optional<Integer> set, PhaseLength extent, PhaseLength warmup) {
      long requests = RequestCount.most(workload, extent, warmup);
      int most = (int) Math.max(1, Math.min(FEW, requests));
      if (workload.isOpen()) {
        return set.orElse(most);
      }
      if (set.isPresent() && set.get() > workload.users()) {
        values.refuse(
            Attribute.CONNECTIONS,
            "must not be more than the concurrency of " + workload.users(),
            "write fewer, or remove connections");
      }
      return set.orElse(Math.min(most, workload.users()));
    }

    /** How many requests a connection carries at once. */
    static int streams(Workload workload, int connections) {
      return workload.isOpen()
          ? STREAMS
          : Math.max(1, (workload.users() + connections - 1) / connections);
    }
  }
}
