package io.loadline.config.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.ArrivalRate;
import io.loadline.plan.ArrivalTrace;
import io.loadline.plan.Arrivals;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.RateRamp;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import io.loadline.schedule.ArrivalSchedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadShareTest {
  private static final List<Integer> WEIGHTS = List.of(3, 2, 1);
  private static final PhaseLength TEN_SECONDS = new PhaseLength.Span(Duration.ofSeconds(10));

  private static Workload.Open open(double rate, Arrivals arrivals) {
    return new Workload.Open(new ArrivalRate(rate), arrivals);
  }

  private static List<Workload> shares(Workload whole, List<Integer> weights) {
    return IntStream.range(0, weights.size())
        .mapToObj(i -> new LoadShare(weights, i).of(whole, 7))
        .toList();
  }

  private static long[] arrivals(Workload workload, PhaseLength extent) {
    SplittableRandom random = new SplittableRandom(1);
    ArrivalSchedule schedule =
        workload instanceof Workload.Staged staged
            ? ArrivalSchedule.of(staged, random)
            : ArrivalSchedule.of((Workload.Open) workload, extent, random);
    return LongStream.generate(schedule::next)
        .takeWhile(at -> at != ArrivalSchedule.NONE)
        .toArray();
  }

  private static List<Long> all(List<Workload> shares, PhaseLength extent) {
    List<Long> all = new ArrayList<>();
    shares.forEach(each -> Arrays.stream(arrivals(each, extent)).forEach(all::add));
    return all.stream().sorted().toList();
  }

  @Test
  void rates_add_up() {
    assertThat(shares(open(60, Arrivals.POISSON), WEIGHTS))
        .extracting(Workload::peakRate)
        .containsExactly(30.0, 20.0, 10.0);
  }

  @Test
  void constant_streams_add_up_and_never_coincide() {
    List<Long> all = all(shares(open(60, Arrivals.CONSTANT), WEIGHTS), TEN_SECONDS);
    assertThat(all).hasSize(600).doesNotHaveDuplicates();
  }

  @Test
  void constant_streams_of_equal_weight_are_one_constant_stream() {
    List<Long> all = all(shares(open(100, Arrivals.CONSTANT), List.of(1, 1, 1)), TEN_SECONDS);
    assertThat(all).isEqualTo(LongStream.range(0, 1000).map(i -> i * 10_000_000).boxed().toList());
  }

  @Test
  void stages_add_up_and_never_coincide() {
    RateRamp ramp = new RateRamp(10, 110, 10_000_000_000L);
    Workload whole =
        new Workload.Staged(List.of(new Stage.Rates("ramp", List.of(ramp), Arrivals.CONSTANT)));
    assertThat(all(shares(whole, WEIGHTS), TEN_SECONDS)).hasSize(600).doesNotHaveDuplicates();
    assertThat(((Workload.Staged) shares(whole, WEIGHTS).get(1)).stages().get(0).text())
        .isEqualTo("ramp (2/6 of it)");
  }

  @Test
  void each_recorded_arrival_goes_to_one_endpoint() {
    long[] recorded = new SplittableRandom(5).longs(600, 0, 10_000_000_000L).sorted().toArray();
    Workload whole =
        new Workload.Staged(
            List.of(new Stage.Trace("trace", ArrivalTrace.of(recorded), Duration.ofSeconds(10))));
    List<Workload> shares = shares(whole, WEIGHTS);
    assertThat(all(shares, TEN_SECONDS)).isEqualTo(Arrays.stream(recorded).boxed().toList());
    assertThat(arrivals(shares.get(0), TEN_SECONDS)).hasSize(300);
    assertThat(arrivals(shares.get(2), TEN_SECONDS)).hasSize(100);
  }

  @Test
  void counted_requests_of_all_endpoints_take_the_same_time() {
    Workload whole = open(40, Arrivals.POISSON);
    assertThat(new LoadShare(WEIGHTS, 1).of(new PhaseLength.Requests(120), whole))
        .isEqualTo(new PhaseLength.Requests(40, Duration.ofSeconds(3)));
    assertThat(new LoadShare(WEIGHTS, 1).of(TEN_SECONDS, whole)).isEqualTo(TEN_SECONDS);
  }

  @Test
  void each_endpoint_is_warmed_up_in_the_same_time() {
    assertThat(new LoadShare(WEIGHTS, 2).warmup(Optional.empty(), open(10, Arrivals.POISSON)))
        .isEqualTo(new PhaseLength.Requests(2, Duration.ofSeconds(1)));
    assertThat(
            new LoadShare(WEIGHTS, 2)
                .warmup(Optional.of(PhaseLength.NOTHING), open(10, Arrivals.POISSON)))
        .isEqualTo(PhaseLength.NOTHING);
  }

  @Test
  void a_closed_loop_is_warmed_up_by_time_unless_a_count_is_set() {
    Workload closed = new Workload.Closed(6);
    assertThat(new LoadShare(WEIGHTS, 0).of(closed, 7)).isEqualTo(new Workload.Closed(3));
    assertThat(new LoadShare(WEIGHTS, 0).warmup(Optional.empty(), closed))
        .isEqualTo(new PhaseLength.Span(Duration.ofSeconds(1)));
    assertThat(new LoadShare(WEIGHTS, 0).warmup(Optional.of(new PhaseLength.Requests(12)), closed))
        .isEqualTo(new PhaseLength.Requests(6));
  }

  @Test
  void one_endpoint_has_all_as_it_is() {
    Workload whole = open(40, Arrivals.POISSON);
    assertThat(LoadShare.WHOLE.of(whole, 7)).isSameAs(whole);
    assertThat(LoadShare.WHOLE.of(new PhaseLength.Requests(9), whole))
        .isEqualTo(new PhaseLength.Requests(9));
  }
}
