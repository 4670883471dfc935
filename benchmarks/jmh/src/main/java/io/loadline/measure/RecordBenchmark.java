package io.loadline.measure;

import io.loadline.result.Outcome;
import io.loadline.transport.RequestStamps;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All that is recorded of one request, with one latency limit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordBenchmark {
  private static final long SECOND = 1_000_000_000L;

  private static final int REQUESTS = 1_024;

  private final LoopRecorder recorder =
      new LoopRecorder(
          new long[] {500_000_000}, 30 * SECOND, new StageRecorders(new long[0], 0), null, 0);
  private final BatchSliceRecorder slices =
      new BatchSliceRecorder(new long[] {500_000_000}, 30 * SECOND);
  private final RequestStamps[] requests = new RequestStamps[REQUESTS];
  private long index;

  /** Within one second: a finished one would wait for an interval log that is not here. */
  @Setup
  public void stamps() {
    for (int i = 0; i < REQUESTS; i++) {
      long intended = i * SECOND / REQUESTS;
      long spread = (i * 7_919L) & 0xFFFFF;
      RequestStamps stamps = new RequestStamps().intended(intended).fired(intended + 200);
      requests[i] = stamps.sent(intended + 400).done(intended + 50_000 + spread);
    }
  }

  @Benchmark
  public void success() {
    RequestStamps stamps = requests[(int) index & REQUESTS - 1];
    recorder.fired(stamps);
    recorder.success(index, stamps);
    index++;
  }

  @Benchmark
  public void failure() {
    RequestStamps stamps = requests[(int) index & REQUESTS - 1];
    recorder.fired(stamps);
    recorder.failure(index, Outcome.SERVER_ERROR, "status 503", stamps);
    index++;
  }

  /** The part of a success that keeps counts in slices of time, from which intervals follow. */
  @Benchmark
  public void slices() {
    RequestStamps stamps = requests[(int) index & REQUESTS - 1];
    slices.success(stamps.intended(), stamps.response());
    index++;
  }
}
