package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A log that is read as fast as its lines are asked for, and no faster. A last line without a line
 * break is what a cut has left of one, and is not told.
 */
final class FollowedLog implements Cluster.LogStream {
  private static final int ANSWER_SECONDS = 10;
  private static final byte[] END = {};
  private static final byte[] CUT = {};

  private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
  private final Deque<String> lines = new ArrayDeque<>();
  private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
  private volatile @Nullable AsyncBody body;
  private boolean over;
  private boolean cut;

  private FollowedLog() {}

  /** Waits for the head of the answer. */
  static FollowedLog open(HttpClient client, HttpRequest request) {
    FollowedLog log = new FollowedLog();
    CompletableFuture<HttpResponse<AsyncBody>> answer =
        client.consumeBytes(request, (buffers, from) -> log.take(buffers));
    try {
      HttpResponse<AsyncBody> response = answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
      log.begin(response.body());
      if (!response.isSuccessful()) {
        throw RestAnswer.failure(response.code(), log.text());
      }
      return log;
    } catch (ExecutionException e) {
      throw new KubernetesClientException(String.valueOf(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new KubernetesClientException("no answer within " + ANSWER_SECONDS + " s", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new KubernetesClientException("interrupted", e);
    }
  }

  private void begin(AsyncBody from) {
    body = from;
    CompletableFuture<Void> unused =
        from.done().whenComplete((nothing, failure) -> pieces.add(failure == null ? END : CUT));
    from.consume();
  }

  private void take(List<ByteBuffer> buffers) {
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      piece.writeBytes(bytes);
    }
    if (piece.size() > 0) {
      pieces.add(piece.toByteArray());
    } else {
      more();
    }
  }

  private void more() {
    AsyncBody from = body;
    if (from != null) {
      from.consume();
    }
  }

  /** All of a refusal, which is short. */
  private String text() throws InterruptedException {
    while (!over && read(Duration.ofSeconds(ANSWER_SECONDS))) {
      // It comes in pieces.
    }
    return String.join("\n", lines) + rest.toString(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<String> next(Duration longest) throws InterruptedException {
    if (lines.isEmpty()) {
      read(longest);
    }
    return Optional.ofNullable(lines.poll());
  }

  /** Whether anything came in time. */
  private boolean read(Duration longest) throws InterruptedException {
    byte[] piece = pieces.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    if (piece == null) {
      return false;
    }
    if (piece == END || piece == CUT) {
      over = true;
      cut = piece == CUT;
    } else {
      split(piece);
      more();
    }
    return true;
  }

  private void split(byte[] piece) {
    int from = 0;
    for (int at = 0; at < piece.length; at++) {
      if (piece[at] == '\n') {
        rest.write(piece, from, at - from);
        lines.add(rest.toString(StandardCharsets.UTF_8));
        rest.reset();
        from = at + 1;
      }
    }
    rest.write(piece, from, piece.length - from);
  }

  @Override
  public boolean isOver() {
    return over && lines.isEmpty();
  }

  @Override
  public boolean isCut() {
    return cut && isOver();
  }

  @Override
  public void close() {
    over = true;
    lines.clear();
    AsyncBody from = body;
    if (from != null) {
      from.cancel();
    }
  }
}
