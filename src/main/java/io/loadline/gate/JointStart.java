package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.result.NotReadyException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Has workers begin together, once each of them is ready or has ended without that. */
final class JointStart {
  private final List<WorkerConversation> conversations;
  private final StartAgreement.Ways ways;
  private final List<CompletableFuture<WorkerMessage.Ready>> ready;
  private final CompletableFuture<StartAgreement.Agreed> agreed = new CompletableFuture<>();

  /**
   * A start that nobody was told.
   *
   * @param conversations with the workers, by their index
   */
  JointStart(int endpoints, List<WorkerConversation> conversations, StartAgreement.Ways ways) {
    this.conversations = List.copyOf(conversations);
    this.ways = ways;
    this.ready =
        Stream.generate(CompletableFuture<WorkerMessage.Ready>::new).limit(endpoints).toList();
  }

  /** How a service is called, once all workers that will be are ready. */
  CompletableFuture<WorkerMessage.Ready> ready(int endpoint) {
    return ready.get(endpoint);
  }

  /** Who was told when to begin. */
  CompletableFuture<StartAgreement.Agreed> agreed() {
    return agreed;
  }

  /**
   * Tells them then, on a thread of its own.
   *
   * @param before is done when all are ready
   */
  void whenAllAreReady(StartAgreement agreement, Runnable before) {
    CompletableFuture<Void> settled =
        CompletableFuture.allOf(
            conversations.stream()
                .map(each -> each.waiting().handle((port, failure) -> each))
                .toArray(CompletableFuture<?>[]::new));
    Thread thread =
        new Thread(
            () -> {
              settled.join();
              begin(agreement, before);
            },
            "loadline-start");
    thread.setDaemon(true);
    thread.start();
  }

  private void begin(StartAgreement agreement, Runnable before) {
    try {
      List<Integer> waiting =
          IntStream.range(0, conversations.size())
              .filter(each -> !conversations.get(each).waiting().isCompletedExceptionally())
              .boxed()
              .toList();
      if (waiting.isEmpty()) {
        failAs(conversations.get(0));
        return;
      }
      WorkerConversation first = conversations.get(waiting.get(0));
      for (int i = 0; i < ready.size(); i++) {
        ready.get(i).complete(first.ready(i).join());
      }
      before.run();
      agreed.complete(told(agreement, waiting, first));
    } catch (InterruptedException e) {
      fail(new CancellationException("interrupted while the workers were told when to begin"));
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  /** Those that call a service otherwise than the first would measure something else. */
  private StartAgreement.Agreed told(
      StartAgreement agreement, List<Integer> waiting, WorkerConversation first)
      throws InterruptedException {
    List<Integer> alike =
        waiting.stream().filter(each -> callsAs(first, conversations.get(each))).toList();
    StartAgreement.Agreed told = agreement.agree(alike, ways);
    waiting.stream()
        .filter(each -> !alike.contains(each))
        .forEach(each -> told.failures().put(each, "it calls a service otherwise than others"));
    if (told.starts().isEmpty()) {
      throw new NotReadyException(
          "the load was not driven in the cluster: no worker could be told when to begin: "
              + told.failures().values().iterator().next());
    }
    return told;
  }

  private boolean callsAs(WorkerConversation one, WorkerConversation other) {
    return IntStream.range(0, ready.size())
        .allMatch(i -> called(one.ready(i).join()).equals(called(other.ready(i).join())));
  }

  /** What a server told of its time need not be the same in each answer. */
  private static WorkerMessage.Ready called(WorkerMessage.Ready ready) {
    return new WorkerMessage.Ready(
        ready.endpoint(), ready.protocol(), ready.connections(), List.of());
  }

  /** None is ready, for one reason or another. */
  private void failAs(WorkerConversation one) {
    Throwable why = failure(one.waiting());
    for (int i = 0; i < ready.size(); i++) {
      Throwable own = failure(one.ready(i));
      ready.get(i).completeExceptionally(own == null ? Objects.requireNonNull(why) : own);
    }
    fail(Objects.requireNonNull(why));
  }

  private static @Nullable Throwable failure(CompletableFuture<?> future) {
    return future.isCompletedExceptionally()
        ? future.<@Nullable Throwable>handle((value, failure) -> failure).join()
        : null;
  }

  /** Of a wait that is over nothing changes. */
  private void fail(Throwable why) {
    ready.forEach(each -> each.completeExceptionally(why));
    agreed.completeExceptionally(why);
  }
}
