package io.loadline.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a Triton answers, at once: each inference counts as 5 ms of queue and 2 of compute in its
 * statistics. Thread-safe.
 */
public final class CountingTriton {
  private final AtomicLong answered = new AtomicLong();
  private volatile long most = Long.MAX_VALUE;
  private volatile Duration delay = Duration.ZERO;

  /** Statistics are told until so many requests were answered, and then no more. */
  public CountingTriton silentAfter(long requests) {
    most = requests;
    return this;
  }

  /** Statistics take so long, and are asked the more seldom. */
  public CountingTriton slow(Duration each) {
    delay = each;
    return this;
  }

  /** Requests of somebody else, that it has answered as well. */
  public void answer(long others) {
    answered.addAndGet(others);
  }

  /**
   * The script; the version and the configuration are asked at addresses of their own, and stand
   * beside the statistics here.
   */
  public Script script() {
    Behaviour model =
        reply -> {
          answered.incrementAndGet();
          Answers.iris().answer(reply);
        };
    return Script.always(model).when(request -> request.phase().equals("scrape"), this::statistics);
  }

  private void statistics(Reply reply) throws IOException, InterruptedException {
    long count = answered.get();
    reply.pause(delay);
    if (count >= most) {
      Answers.text(503, "").answer(reply);
      return;
    }
    String text =
        """
        {"name": "triton", "version": "2.51.0", "model_stats": [{"inference_stats": {
        "success": {"count": %1$d, "ns": %1$d000000}, "queue": {"count": %1$d, "ns": %2$d000000},
        "compute_input": {"count": %1$d, "ns": 0}, "compute_output": {"count": %1$d, "ns": 0},
        "compute_infer": {"count": %1$d, "ns": %3$d000000}}, "batch_stats": []}]}
        """
            .formatted(count, 5 * count, 2 * count);
    Answers.json(200, text).answer(reply);
  }
}
