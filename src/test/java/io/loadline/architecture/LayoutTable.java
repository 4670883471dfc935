package io.loadline.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The rows of {@link PackageTable} as CONTRIBUTING.md shows them: one a top-level package, with all
 * that is below it, users before what they use.
 */
final class LayoutTable {
  static final String HEADER = "| package | what | may import of ours | and of others |";

  private static final String ROOT = "root";

  private final Map<String, List<PackageRow>> groups = new LinkedHashMap<>();

  LayoutTable(List<PackageRow> rows) {
    List<PackageRow> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    reversed.forEach(
        row -> groups.computeIfAbsent(top(row.name()), unused -> new ArrayList<>()).add(row));
  }

  /**
   * All rows.
   *
   * @param what what stands in the second column, by the name of the package
   */
  List<String> lines(UnaryOperator<String> what) {
    return groups.keySet().stream()
        .map(
            name ->
                String.join(
                        " | ",
                        "| `" + shown(name) + "`",
                        what.apply(shown(name)),
                        ours(name),
                        others(name))
                    + " |")
        .toList();
  }

  /** All top-level packages in the order of the lines. */
  List<String> names() {
    return List.copyOf(groups.keySet());
  }

  /** The packages below a top-level one, by the name that the first column shows. */
  List<String> below(String shown) {
    return groups.getOrDefault(shown.equals(PackageTable.OURS) ? ROOT : shown, List.of()).stream()
        .map(PackageRow::name)
        .filter(name -> name.contains("."))
        .map(LayoutTable::last)
        .toList();
  }

  private String ours(String group) {
    List<String> imported = new ArrayList<>(groups.keySet());
    imported.retainAll(
        groups.get(group).stream()
            .flatMap(row -> row.ours().stream())
            .map(LayoutTable::top)
            .collect(Collectors.toSet()));
    imported.remove(group);
    List<String> left = new ArrayList<>(groups.keySet());
    left.removeAll(imported);
    left.remove(group);
    if (imported.size() <= left.size()) {
      return String.join(", ", imported);
    }
    return left.isEmpty() ? "all" : "all but " + String.join(", ", left);
  }

  private String others(String group) {
    Map<String, Collection<String>> importers = new TreeMap<>();
    for (PackageRow row : groups.get(group)) {
      row.theirs().stream()
          .filter(name -> !name.startsWith("javax."))
          .forEach(
              name -> importers.computeIfAbsent(name, unused -> new TreeSet<>()).add(row.name()));
    }
    return importers.entrySet().stream()
        .map(entry -> "`" + entry.getKey() + "`" + in(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String in(Collection<String> importers) {
    List<String> parts =
        importers.stream()
            .filter(name -> name.contains("."))
            .map(name -> "`" + last(name) + "`")
            .toList();
    return parts.isEmpty() ? "" : " in " + String.join(" and ", parts);
  }

  private static String shown(String group) {
    return group.equals(ROOT) ? PackageTable.OURS : group;
  }

  /** The name of the top-level package that holds one. */
  static String top(String name) {
    return name.isEmpty() ? ROOT : name.replaceFirst("\\..*", "");
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
