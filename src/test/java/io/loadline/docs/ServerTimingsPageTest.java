package io.loadline.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.KnownTiming.Scope;
import io.loadline.plan.TimedPart;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page says of each server what the code has in its table, and no more. */
class ServerTimingsPageTest {
  private static final String PAGE = Snippet.read(Path.of("docs", "server-timings.md"));

  @Test
  void the_table_of_servers_is_that_of_the_code() {
    assertThat(rows("What servers tell")).containsExactlyElementsOf(known(Scope.REQUEST));
  }

  @Test
  void so_is_that_of_what_is_read_over_the_run() {
    assertThat(rows("Over the run")).containsExactlyElementsOf(known(Scope.RUN));
  }

  private static List<String> known(Scope scope) {
    return Arrays.stream(KnownTiming.values())
        .filter(row -> row.place().scope() == scope)
        .map(ServerTimingsPageTest::row)
        .toList();
  }

  /** Of the first table below a heading. */
  private static Stream<String> rows(String heading) {
    return PAGE.substring(PAGE.indexOf("\n## " + heading + "\n"))
        .lines()
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2);
  }

  private static String row(KnownTiming known) {
    List<String> cells =
        List.of(
            known.server(),
            known.place().where() + "; " + known.place().unit(),
            known.claim().parts().stream().map(TimedPart::id).collect(joining(", ")),
            name(known.claim().coverage()),
            known.claim().silentWhen(),
            name(known.evidence().checked()) + ", " + known.evidence().versions());
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
