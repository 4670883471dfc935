package io.loadline.gate;

import io.loadline.kubernetes.job.JobEnd;
import io.loadline.result.WorkerFigures;
import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Several workers in processes of this machine in the place of pods, with what befalls them. */
final class PlayedWorkers implements WorkerPods {
  private final int count;
  private final Path folder;
  private final List<String> calls;
  private final Map<Integer, PlayedPod.Cut> cuts = new HashMap<>();
  private final Map<Integer, String> unscheduled = new HashMap<>();
  private final Map<Integer, UnaryOperator<ByteChannel>> altered = new HashMap<>();
  private final List<PlayedPod> running = new ArrayList<>();

  PlayedWorkers(int count, Path folder, List<String> calls) {
    this.count = count;
    this.folder = folder;
    this.calls = calls;
  }

  /** One dies before it has told the part of this number. */
  PlayedWorkers killBeforePart(int index, int number, String why) {
    cuts.put(index, PlayedPod.Cut.evicted(" measured ", number, why));
    return this;
  }

  /** One never comes to be. */
  PlayedWorkers neverStart(int index, String why) {
    unscheduled.put(index, why);
    return this;
  }

  /** What is told to one, and what it answers, is changed on the way. */
  PlayedWorkers alter(int index, UnaryOperator<ByteChannel> way) {
    altered.put(index, way);
    return this;
  }

  WorkerPods start(WorkerOrder order, Consumer<String> say) {
    for (int i = 0; i < count; i++) {
      Path own = folder.resolve("pod-" + i);
      running.add(
          unscheduled.containsKey(i)
              ? null
              : PlayedPod.start(order.plan(), i, own, calls, Optional.ofNullable(cuts.get(i))));
    }
    return this;
  }

  /** One that runs. */
  PlayedPod running(int index) {
    return running.get(index);
  }

  @Override
  public WorkerPod pod(int index) {
    return new Named(index);
  }

  @Override
  public void stop() {
    running().forEach(PlayedPod::stop);
  }

  @Override
  public void close() {
    running().forEach(PlayedPod::close);
  }

  private List<PlayedPod> running() {
    return running.stream().filter(each -> each != null).toList();
  }

  private final class Named implements WorkerPod {
    private final int index;

    Named(int index) {
      this.index = index;
    }

    @Override
    public String name() {
      return place().name();
    }

    @Override
    public WorkerFigures.Worker place() {
      return unscheduled.containsKey(index)
          ? new WorkerFigures.Worker(index, "", "")
          : running(index).place();
    }

    @Override
    public Optional<JobEnd> follow(Predicate<String> lines) {
      String why = unscheduled.get(index);
      return why == null
          ? running(index).follow(lines)
          : Optional.of(
              new JobEnd(JobEnd.Kind.UNSCHEDULABLE, name(), why, List.of("add a node"), List.of()));
    }

    @Override
    public Optional<String> interruption() {
      return Optional.empty();
    }

    @Override
    public ByteChannel connect(int port, Duration longest) throws IOException {
      return altered
          .getOrDefault(index, UnaryOperator.identity())
          .apply(running(index).connect(port, longest));
    }
  }
}
