package io.loadline.cli;

import io.loadline.kubernetes.client.Cluster;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs commands in this JVM, and keeps what they say. */
final class CommandLine {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
  private final Function<String, Optional<Cluster>> clusters;

  CommandLine(Function<String, Optional<Cluster>> clusters) {
    this.clusters = clusters;
  }

  CommandLine() {
    this(context -> Optional.empty());
  }

  /** The exit code. */
  int run(Object... arguments) {
    printed.reset();
    complained.reset();
    List<String> texts = List.of(arguments).stream().map(String::valueOf).toList();
    return new CliMain(stream(printed), stream(complained), clusters).runSafely(texts).number();
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  String complained() {
    return complained.toString(StandardCharsets.UTF_8);
  }
}
