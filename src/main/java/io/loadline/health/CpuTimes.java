package io.loadline.health;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the processors of the machine did so far, in the kernel's ticks.
 *
 * @param all one entry a processor
 */
record CpuTimes(List<Cpu> all) {
  private static final int IDLE = 3;
  private static final int IOWAIT = 4;
  private static final int STEAL = 7;

  record Cpu(long total, long idle, long steal) {
    private Cpu minus(Cpu earlier) {
      return new Cpu(total - earlier.total, idle - earlier.idle, steal - earlier.steal);
    }

    private double busy() {
      return total <= 0 ? 0 : (double) (total - idle) / total;
    }
  }

  static Optional<CpuTimes> read(Path root) {
    List<Cpu> cpus =
        SystemFile.lines(root.resolve("proc/stat")).stream()
            .filter(line -> line.matches("cpu\\d+( +\\d+){8,}.*"))
            .map(CpuTimes::cpu)
            .toList();
    return cpus.isEmpty() ? Optional.empty() : Optional.of(new CpuTimes(cpus));
  }

  private static Cpu cpu(String line) {
    String[] part = line.split(" +", -1);
    long total = 0;
    // What comes after steal (guest time) is in user time already.
    for (int i = 0; i <= STEAL; i++) {
      total += Long.parseLong(part[i + 1]);
    }
    long idle = Long.parseLong(part[IDLE + 1]) + Long.parseLong(part[IOWAIT + 1]);
    return new Cpu(total, idle, Long.parseLong(part[STEAL + 1]));
  }

  /** Share of the time since {@code earlier} that others got of our processors; null if unknown. */
  @Nullable Double stealSince(CpuTimes earlier) {
    long total = 0;
    long steal = 0;
    for (int i = 0; i < Math.min(all.size(), earlier.all.size()); i++) {
      Cpu since = all.get(i).minus(earlier.all.get(i));
      total += since.total();
      steal += since.steal();
    }
    return total <= 0 ? null : Math.max(0, (double) steal / total);
  }

  /** How busy the busiest processor was since {@code earlier}; null if unknown. */
  @Nullable Double busiestSince(CpuTimes earlier) {
    double busiest = -1;
    for (int i = 0; i < Math.min(all.size(), earlier.all.size()); i++) {
      busiest = Math.max(busiest, all.get(i).minus(earlier.all.get(i)).busy());
    }
    return busiest < 0 ? null : Math.min(1, busiest);
  }
}
