package io.loadline.cli;

import io.loadline.cli.CommandArguments.KnownOptions;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.gate.GateResult;
import io.loadline.gate.StoredResult;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.text.WrappedText;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code report} and {@code assert}: both print what a gate has printed, one ends by the verdict.
 */
final class ResultCommand {
  private static final String PREFIX = "loadline.";
  private static final String WRITE = "write";
  private static final String FORMATS = "formats";

  private final PrintStream out;
  private final PrintStream err;

  ResultCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Prints each result as its gate did; a gate's verdict is no failure of this. What is to be
   * written comes first: it needs no run, which another release may not be able to read.
   */
  CliExitCode report(List<String> arguments) throws UsageException {
    CommandArguments parsed =
        CommandArguments.parse(
            arguments, new KnownOptions(Set.of(FORMATS), Set.of(), Set.of(WRITE)));
    List<String> files = files(parsed, "report");
    Set<String> formats = formats(parsed);
    return each(
        files,
        stored -> {
          if (parsed.has(WRITE)) {
            stored.write(formats).forEach(path -> out.println("wrote " + path));
          }
        },
        StoredResult::judge,
        code -> CliExitCode.DONE);
  }

  /** Beside the page. */
  private static Set<String> formats(CommandArguments parsed) throws UsageException {
    if (!parsed.has(FORMATS)) {
      return Set.of();
    }
    if (!parsed.has(WRITE)) {
      throw new UsageException("--formats says what --write writes beside the page; add --write");
    }
    try {
      return SettingSyntax.someOf(StoredResult.formats()).parse(parsed.value(FORMATS));
    } catch (SyntaxException e) {
      throw new UsageException("--formats: " + e.rule() + "; " + e.fix());
    }
  }

  /** Judges each result, by its own objectives or by others, and prints it. */
  CliExitCode judge(List<String> arguments) throws UsageException {
    CommandArguments parsed = CommandArguments.parse(arguments, objectives());
    List<String> files = files(parsed, "assert");
    Map<Attribute, List<String>> promised = new EnumMap<>(Attribute.class);
    parsed.options().forEach((name, values) -> promised.put(attribute(name), values));
    return each(
        files,
        stored -> {},
        stored -> promised.isEmpty() ? stored.judge() : stored.judge(promised, "the command line"),
        UnaryOperator.identity());
  }

  private static List<String> files(CommandArguments parsed, String command) throws UsageException {
    if (parsed.files().isEmpty()) {
      throw new UsageException(
          command + " needs a file: " + command + " target/loadline/../result.json");
    }
    return parsed.files();
  }

  private CliExitCode each(
      List<String> files,
      Consumer<StoredResult> first,
      Function<StoredResult, GateResult> judging,
      UnaryOperator<CliExitCode> ending) {
    CliExitCode worst = CliExitCode.DONE;
    for (String file : files) {
      worst = worst.worse(one(file, first, judging, ending));
    }
    return worst;
  }

  private CliExitCode one(
      String file,
      Consumer<StoredResult> first,
      Function<StoredResult, GateResult> judging,
      UnaryOperator<CliExitCode> ending) {
    try {
      StoredResult stored = StoredResult.read(Path.of(file));
      first.accept(stored);
      Optional<String> error = stored.error();
      if (error.isPresent()) {
        out.println(WrappedText.message(error.get()));
        return ending.apply(CliExitCode.ERROR);
      }
      GateResult result = judging.apply(stored);
      out.println(result.text());
      return ending.apply(CliExitCode.of(result.verdict()));
    } catch (InvalidConfigurationException e) {
      err.println(WrappedText.message(named(file, String.valueOf(e.getMessage()))));
      return CliExitCode.REFUSED;
    } catch (InvalidPathException e) {
      err.println(WrappedText.message(file + ": is no name of a file: " + e.getReason()));
      return CliExitCode.REFUSED;
    }
  }

  private static String named(String file, String message) {
    return message.startsWith(file) ? message : file + ": " + message;
  }

  /** One for each attribute that states objectives, called as its key from outside. */
  static KnownOptions objectives() {
    return new KnownOptions(
        attributes().map(ResultCommand::option).collect(Collectors.toUnmodifiableSet()),
        attributes()
            .filter(Attribute::isList)
            .map(ResultCommand::option)
            .collect(Collectors.toUnmodifiableSet()),
        Set.of());
  }

  static Stream<Attribute> attributes() {
    return Arrays.stream(Attribute.values()).filter(Attribute::isObjective);
  }

  static String option(Attribute attribute) {
    return attribute.key().substring(PREFIX.length());
  }

  private static Attribute attribute(String option) {
    return attributes().filter(each -> option(each).equals(option)).findFirst().orElseThrow();
  }
}
