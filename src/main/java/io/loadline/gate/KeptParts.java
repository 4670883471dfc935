package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What a worker has told of the load of an endpoint, for the case that it is lost; where there are
 * many workers in slices that get longer as they get more.
 */
final class KeptParts {
  private final int most;
  private final List<WorkerMessage.Measured> parts = new ArrayList<>();
  private int slices;

  /**
   * Nothing was told yet.
   *
   * @param most slices that are kept; at least 1
   */
  KeptParts(int most) {
    this.most = most;
  }

  void add(WorkerMessage.Measured part) {
    parts.add(part);
    slices += part.slices().size();
    while (slices > most) {
      join();
    }
  }

  List<WorkerMessage.Measured> all() {
    return List.copyOf(parts);
  }

  /** In slices of twice the length of the longest. */
  private void join() {
    WorkerMessage.Measured last = parts.get(parts.size() - 1);
    List<MeasuredSlice> all = parts.stream().flatMap(each -> each.slices().stream()).toList();
    long longest = all.stream().mapToLong(each -> each.interval().lengthNanos()).max().orElse(1);
    Collection<MeasuredSlice> joined = joined(all, 2 * longest);
    parts.clear();
    parts.add(new WorkerMessage.Measured(last.endpoint(), last.execution(), List.copyOf(joined)));
    slices = joined.size();
  }

  private static Collection<MeasuredSlice> joined(List<MeasuredSlice> slices, long length) {
    TreeMap<Long, MeasuredSlice> joined = new TreeMap<>();
    for (MeasuredSlice each : slices) {
      long index = each.interval().startNanos() / length;
      joined.merge(index, each.at(index, length), MeasuredSlice::plus);
    }
    return joined.values();
  }
}
