package io.loadline.measure;

import io.loadline.transport.RequestStamps;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** All that is recorded of one successful request, with one latency limit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordBenchmark {
  private static final long SECOND = 1_000_000_000L;

  private final LoopRecorder recorder =
      new LoopRecorder(new long[] {500_000_000}, 30 * SECOND, new long[0], null);
  private final RequestStamps stamps = new RequestStamps();
  private long index;

  /** Stays within one second: a finished one would wait for an interval log that is not here. */
  @Benchmark
  public void success() {
    long intended = index * 10_000 % SECOND;
    long spread = (index * 7_919) & 0xFFFFF;
    stamps.intended(intended).fired(intended + 200);
    recorder.fired(stamps);
    recorder.success(index, stamps.sent(intended + 400).done(intended + 50_000 + spread));
    index++;
  }
}
