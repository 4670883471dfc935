package io.loadline.health;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The control group that limits this process's processor time, of version 1 or 2, with its parents:
 * a quota of any of them holds for all below.
 */
final class ControlGroup {
  private final List<Path> folders;
  private final boolean unified;

  private ControlGroup(List<Path> folders, boolean unified) {
    this.folders = folders;
    this.unified = unified;
  }

  /** The group of the process, as {@code /proc/self/cgroup} and {@code mountinfo} tell. */
  static Optional<ControlGroup> own(Path root) {
    List<String> groups = SystemFile.lines(root.resolve("proc/self/cgroup"));
    List<Mount> mounts =
        SystemFile.lines(root.resolve("proc/self/mountinfo")).stream().flatMap(Mount::of).toList();
    return find(root, groups, mounts, false).or(() -> find(root, groups, mounts, true));
  }

  private static Optional<ControlGroup> find(
      Path root, List<String> groups, List<Mount> mounts, boolean unified) {
    Optional<String> path =
        groups.stream()
            .map(line -> line.split(":", 3))
            .filter(part -> part.length == 3 && isCpu(part[1], unified))
            .map(part -> part[2])
            .findFirst();
    Optional<Mount> mount =
        mounts.stream().filter(each -> unified ? each.unified() : each.cpu()).findFirst();
    return path.isEmpty() || mount.isEmpty()
        ? Optional.empty()
        : Optional.of(new ControlGroup(folders(root, mount.get(), path.get()), unified));
  }

  private static boolean isCpu(String controllers, boolean unified) {
    return unified ? controllers.isEmpty() : List.of(controllers.split(",", -1)).contains("cpu");
  }

  /** From the own folder up to where the hierarchy is mounted. */
  private static List<Path> folders(Path root, Mount mount, String path) {
    Path top = root.resolve(mount.point().substring(1)).normalize();
    Path own = top.resolve(mount.relative(path)).normalize();
    List<Path> folders = new ArrayList<>();
    for (Path each = own; each != null && each.startsWith(top); each = each.getParent()) {
      folders.add(each);
    }
    return folders;
  }

  /** How many processors the tightest quota allows; empty without one. */
  OptionalDouble quota() {
    return folders.stream().flatMap(this::quota).mapToDouble(Double::doubleValue).min();
  }

  private Stream<Double> quota(Path folder) {
    Optional<String> limit =
        unified
            ? SystemFile.firstLine(folder.resolve("cpu.max"))
            : SystemFile.firstLine(folder.resolve("cpu.cfs_quota_us"))
                .flatMap(
                    quota ->
                        SystemFile.firstLine(folder.resolve("cpu.cfs_period_us"))
                            .map(period -> quota + " " + period));
    return limit.map(text -> text.split(" ", -1)).stream()
        .filter(part -> part.length == 2 && part[0].matches("\\d+") && part[1].matches("\\d+"))
        .map(part -> Double.parseDouble(part[0]) / Double.parseDouble(part[1]));
  }

  /** For how long threads were held back so far, in ns over all processors; empty if unknown. */
  OptionalLong throttledNanos() {
    List<Long> counts =
        folders.stream()
            .map(folder -> throttled(folder.resolve("cpu.stat")))
            .flatMap(count -> count.stream().boxed())
            .toList();
    return counts.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(counts.stream().mapToLong(Long::longValue).sum());
  }

  private OptionalLong throttled(Path stat) {
    if (!unified) {
      return SystemFile.number(stat, "throttled_time");
    }
    OptionalLong micros = SystemFile.number(stat, "throttled_usec");
    return micros.isPresent() ? OptionalLong.of(micros.getAsLong() * 1_000) : micros;
  }

  /** Where a hierarchy is to be seen. */
  private record Mount(String root, String point, boolean cpu, boolean unified) {
    /** {@code 36 35 98:0 /root /point options - type source superoptions}. */
    static Stream<Mount> of(String line) {
      int dash = line.indexOf(" - ");
      String[] left = line.split(" ", -1);
      String[] right = dash < 0 ? new String[0] : line.substring(dash + 3).split(" ", -1);
      if (left.length < 5 || right.length < 3 || !right[0].startsWith("cgroup")) {
        return Stream.empty();
      }
      boolean unified = right[0].equals("cgroup2");
      boolean cpu = !unified && List.of(right[2].split(",", -1)).contains("cpu");
      return Stream.of(new Mount(left[3], left[4], cpu, unified));
    }

    /**
     * A path of {@code /proc/self/cgroup} below the mount point; within a container, that itself.
     */
    String relative(String path) {
      boolean below = root.equals("/") || path.equals(root) || path.startsWith(root + "/");
      String rest = root.equals("/") || !below ? path : path.substring(root.length());
      return !below || rest.startsWith("/..") ? "" : rest.replaceFirst("^/", "");
    }
  }
}
