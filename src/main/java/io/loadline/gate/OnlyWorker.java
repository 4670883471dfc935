package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.WorkerShare;
import io.loadline.result.RunResult;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The worker that drives all of a load. */
final class OnlyWorker implements ClusterWorkers {
  private final WorkerConversation conversation;
  private volatile @Nullable WorkerPod pod;

  OnlyWorker(WorkerConversation conversation) {
    this.conversation = conversation;
  }

  @Override
  public void read(WorkerPod made) {
    pod = made;
    conversation.read(made);
  }

  @Override
  public CompletableFuture<WorkerMessage.Ready> ready(int endpoint) {
    return conversation.ready(endpoint);
  }

  @Override
  public CompletableFuture<Instant> starting() {
    return conversation.starting().thenApply(WorkerMessage.Starting::at);
  }

  @Override
  public CompletableFuture<RunResult> result(int endpoint, LoadPlan known) {
    return conversation
        .result(endpoint)
        .thenCombine(starting(), (load, begins) -> load.run(known, WorkerShare.ALL, begins));
  }

  @Override
  public void giveUp(String why) {
    conversation.giveUp(Objects.requireNonNull(pod), why);
  }

  @Override
  public List<String> interruptions(RunResult run) {
    WorkerPod made = pod;
    return made == null ? List.of() : made.interruption().stream().toList();
  }
}
