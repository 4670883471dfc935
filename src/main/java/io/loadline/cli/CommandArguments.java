package io.loadline.cli;

import io.loadline.config.setting.CloseMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands behind the name of a command.
 *
 * @param files in their order
 * @param options the values of each, by its name without dashes; none for one that takes none
 */
record CommandArguments(List<String> files, Map<String, List<String>> options) {
  private static final String DASHES = "--";

  /**
   * Options that a command knows.
   *
   * @param valued take one value each
   * @param repeated those of them that may stand there several times
   * @param flags take none
   */
  record KnownOptions(Set<String> valued, Set<String> repeated, Set<String> flags) {
    private boolean isKnown(String name) {
      return valued.contains(name) || flags.contains(name);
    }

    private UsageException unknown(String name) {
      Set<String> all = new TreeSet<>(valued);
      all.addAll(flags);
      String hint =
          CloseMatch.of(name, all, 2)
              .map(close -> CloseMatch.question(DASHES + close))
              .orElse("--help lists what there is");
      return new UsageException(DASHES + name + ": there is no such option; " + hint);
    }
  }

  /**
   * Reads {@code --name value}, {@code --name=value}, {@code --flag} and names of files, in any
   * order; all behind {@code --} is a name.
   */
  static CommandArguments parse(List<String> arguments, KnownOptions known) throws UsageException {
    List<String> files = new ArrayList<>();
    Map<String, List<String>> options = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(DASHES)) {
        files.addAll(arguments.subList(i + 1, arguments.size()));
        break;
      }
      if (!argument.startsWith("-")) {
        files.add(argument);
        continue;
      }
      String name = name(argument);
      if (!known.isKnown(name)) {
        throw known.unknown(name);
      }
      boolean inNext = known.valued().contains(name) && !argument.contains("=");
      add(options, name, inNext ? next(arguments, i) : ownValue(argument, name, known), known);
      i += inNext ? 1 : 0;
    }
    return new CommandArguments(files, options);
  }

  private static String name(String argument) {
    String whole = argument.replaceFirst("^-+", "");
    int equals = whole.indexOf('=');
    return equals < 0 ? whole : whole.substring(0, equals);
  }

  private static Optional<String> next(List<String> arguments, int i) throws UsageException {
    if (i + 1 == arguments.size() || arguments.get(i + 1).startsWith(DASHES)) {
      throw new UsageException(arguments.get(i) + " needs a value: " + arguments.get(i) + " VALUE");
    }
    return Optional.of(arguments.get(i + 1));
  }

  private static Optional<String> ownValue(String argument, String name, KnownOptions known)
      throws UsageException {
    int equals = argument.indexOf('=');
    if (equals >= 0 && known.flags().contains(name)) {
      throw new UsageException(DASHES + name + " takes no value; write it alone");
    }
    return equals < 0 ? Optional.empty() : Optional.of(argument.substring(equals + 1));
  }

  private static void add(
      Map<String, List<String>> options, String name, Optional<String> value, KnownOptions known)
      throws UsageException {
    List<String> values = options.computeIfAbsent(name, key -> new ArrayList<>());
    if (!values.isEmpty() && !known.repeated().contains(name)) {
      throw new UsageException(DASHES + name + " is there twice; keep one of them");
    }
    value.ifPresent(values::add);
  }

  boolean has(String name) {
    return options.containsKey(name);
  }

  /** Empty when it is not there. */
  String value(String name) {
    List<String> values = options.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.get(0);
  }
}
