package io.loadline.schedule;

import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The next arrival. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScheduleBenchmark {
  @Param public Arrivals arrivals;

  private ArrivalSchedule schedule;

  @Setup
  public void schedule() {
    Workload.Open open = new Workload.Open(new ArrivalRate(1000), arrivals);
    schedule =
        ArrivalSchedule.of(open, new PhaseLength.Requests(Long.MAX_VALUE), new SplittableRandom(7));
  }

  @Benchmark
  public long next() {
    return schedule.next();
  }
}
