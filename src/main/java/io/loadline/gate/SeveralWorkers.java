package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.plan.LoadPlan;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.result.WorkerFigures;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Workers that share a load. They begin together once each of them is ready, or has ended without
 * that: what those were to send is lost then, and so is what one that ends later has not told.
 */
final class SeveralWorkers implements ClusterWorkers {
  /** Of one that is lost; with so many workers that they would take too much together, fewer. */
  private static final int MOST_SLICES = 64;

  private static final int FEWEST_SLICES = 8;
  private static final int SLICES_OF_ALL = 8_192;

  /** Of those who have stopped workers. */
  private static final int MOST_INTERRUPTIONS = 3;

  private final int endpoints;
  private final int workers;
  private final CombinedMessages messages;
  private final List<WorkerConversation> conversations = new ArrayList<>();
  private final Map<Integer, WorkerPod> pods = new ConcurrentHashMap<>();
  private final JointStart start;
  private final AtomicInteger finished = new AtomicInteger();

  /**
   * Workers that have said nothing yet.
   *
   * @param beforeStart is given what they have said, when all are ready
   * @param heard what nobody waits for, as if one said it
   */
  SeveralWorkers(
      int endpoints,
      int workers,
      StartAgreement agreement,
      Consumer<CombinedMessages> beforeStart,
      Consumer<WorkerMessage> heard,
      WorkerLogs logs) {
    this.workers = workers;
    this.messages = new CombinedMessages(workers, heard);
    this.endpoints = endpoints;
    int slices = Math.max(FEWEST_SLICES, Math.min(MOST_SLICES, SLICES_OF_ALL / workers));
    for (int i = 0; i < workers; i++) {
      int index = i;
      Consumer<WorkerMessage> others =
          message -> messages.accept(index, place(index).name(), message);
      conversations.add(
          WorkerConversation.ofOneOfSeveral(endpoints, slices, others, logs.of(index)));
    }
    this.start = new JointStart(endpoints, conversations, this::line);
    start.whenAllAreReady(agreement, () -> beforeStart.accept(messages));
  }

  private StartAgreement.Line line(int worker) throws IOException {
    WorkerPod pod = Objects.requireNonNull(pods.get(worker));
    int port = conversations.get(worker).waiting().join().port();
    return new ControlLine(pod.connect(port, StartAgreement.LONGEST_ANSWER));
  }

  @Override
  public void read(WorkerPod pod) {
    int index = pod.place().index();
    pods.put(index, pod);
    conversations.get(index).read(pod);
    messages.over(index);
  }

  /** As far as it is known. */
  private WorkerFigures.Worker place(int index) {
    WorkerPod pod = pods.get(index);
    WorkerFigures.Worker seen = pod == null ? new WorkerFigures.Worker(index, "", "") : pod.place();
    String node = seen.node().isEmpty() ? messages.node(index) : seen.node();
    return new WorkerFigures.Worker(index, seen.pod(), node);
  }

  @Override
  public CompletableFuture<WorkerMessage.Ready> ready(int endpoint) {
    return start.ready(endpoint);
  }

  @Override
  public CompletableFuture<Instant> starting() {
    return start.agreed().thenApply(StartAgreement.Agreed::begins);
  }

  @Override
  public CompletableFuture<RunResult> result(int endpoint, LoadPlan known) {
    StartAgreement.Agreed told = start.agreed().join();
    MergedLoad merged = new MergedLoad(known, told.begins(), workers);
    for (int i = 0; i < workers; i++) {
      int index = i;
      conversations
          .get(i)
          .taken(
              endpoint,
              load -> {
                merged.add(place(index), told.starts().get(index), load);
                finished(index, told);
              });
    }
    return merged.whole();
  }

  /**
   * Nobody waits longer for workers that could not be told. One of them may have begun all the
   * same, and has told what it measured then.
   */
  private void finished(int worker, StartAgreement.Agreed told) {
    int all = told.starts().size() * endpoints;
    if (told.starts().containsKey(worker) && finished.incrementAndGet() == all) {
      told.failures()
          .forEach((index, why) -> giveUp(index, "it could not be told when to begin: " + why));
    }
  }

  @Override
  public void giveUp(String why) {
    IntStream.range(0, workers).forEach(index -> giveUp(index, why));
  }

  private void giveUp(int index, String why) {
    conversations.get(index).giveUp(Objects.requireNonNull(pods.get(index)), why);
  }

  @Override
  public List<String> interruptions(RunResult run) {
    return run.workers().stream()
        .filter(each -> each.ending() == RunEnding.INTERRUPTED)
        .limit(MOST_INTERRUPTIONS)
        .flatMap(each -> Stream.ofNullable(pods.get(each.worker().index())))
        .flatMap(pod -> pod.interruption().stream())
        .toList();
  }
}
