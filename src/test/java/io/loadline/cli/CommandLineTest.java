package io.loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loadline.text.WrappedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command line may say, and what is said of a wrong one. */
class CommandLineTest {
  private final CommandLine cli = new CommandLine();

  @Test
  void a_verdict_has_its_own_exit_code() {
    assertThat(CliExitCode.values())
        .extracting(CliExitCode::name, CliExitCode::number)
        .containsExactly(
            tuple("DONE", 0),
            tuple("INCONCLUSIVE", 2),
            tuple("INVALID", 3),
            tuple("ERROR", 4),
            tuple("FAIL", 1),
            tuple("REFUSED", 64),
            tuple("FAULT", 70));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "asert x.json | \"asert\" is no command",
        "assert | assert needs a file: assert target/loadline/../result.json",
        "report | report needs a file: report target/loadline/../result.json",
        "assert x.json --latency-meen 5 | --latency-meen: there is no such option; did you mean"
            + " --latency-mean?",
        "assert x.json --budget 5 | --budget: there is no such option; --help lists what there is",
        "assert x.json --errors | --errors needs a value: --errors VALUE",
        "assert x.json --errors --latency-mean 5 | --errors needs a value: --errors VALUE",
        "assert x.json --errors 1 --errors 2 | --errors is there twice; keep one of them",
        "report x.json --formats csv | --formats says what --write writes beside the page; add"
            + " --write",
        "report x.json --write --formats csv,xml | --formats: \"xml\" must be csv, hdr, llm-d,"
            + " openmetrics or iter8; write one of these",
        "assert x.json --write | --write: there is no such option; --help lists what there is",
        "report x.json --errors 1 | --errors: there is no such option; --help lists what there is"
      })
  void a_wrong_command_line_is_64_and_says_what_to_write(String arguments, String message) {
    assertThat(cli.run((Object[]) arguments.split(" "))).isEqualTo(64);
    String whole = message + "; java -jar loadline-cli.jar --help shows all";
    assertThat(cli.complained()).isEqualTo(WrappedText.message(whole) + "\n");
    assertThat(cli.printed()).isEmpty();
  }

  @Test
  void help_names_every_option_and_exit_code() {
    assertThat(cli.run("--help")).isZero();
    assertThat(cli.printed())
        .contains("report RESULT..", "assert RESULT..", "--latency-mean N", "--upper NAME=N")
        .contains("--goodput N", "--latency-p999 N", "64 the command line is wrong");
    assertThat(cli.run("assert", "--help")).isZero();
    assertThat(cli.run()).isEqualTo(64);
    assertThat(cli.complained()).contains("usage: java -jar loadline-cli.jar COMMAND");
    assertThat(cli.run("--version")).isZero();
    assertThat(cli.printed()).startsWith("loadline ");
  }
}
