package io.loadline.baseline;

import static io.loadline.baseline.BaselineRuns.baseline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineReaderTest {
  private static final String ANEW =
      "record it anew by -Dloadline.baseline=write -Dloadline.baseline.restart=true";

  private final BaselineFile file;

  BaselineReaderTest(@TempDir Path folder) {
    file = new BaselineFile(folder.resolve("baselines/iris.json"), "baselines/iris.json");
  }

  @Test
  void a_file_that_is_not_there_is_none() {
    assertThat(file.read()).isEmpty();
  }

  @Test
  void a_newer_format_is_told_before_anything_else_of_it() throws IOException {
    write("{\"format\": 2, \"content\": []}");

    assertThatThrownBy(file::read)
        .hasMessage(
            "baselines/iris.json: was written by a newer Loadline: its format is 2, and this one"
                + " reads 1; use that Loadline here, too, or "
                + ANEW);
  }

  @Test
  void a_format_that_never_was_is_none() throws IOException {
    write("{\"format\": \"x\"}");

    assertRefused("is no baseline of Loadline: there is no format x");
  }

  @Test
  void each_file_that_is_cut_off_is_refused() throws IOException {
    String whole = BaselineWriter.text(baseline(24, 25)).strip();
    for (int length = 1; length < whole.length(); length += 7) {
      write(whole.substring(0, length));

      assertRefused("is no JSON, or only a part of it: ");
    }
  }

  @Test
  void what_is_no_baseline_is_refused() throws IOException {
    write("rate: 50");
    assertRefused("is no JSON, or only a part of it: Unrecognized token 'rate'");
    write("[]");
    assertRefused("is JSON, but no baseline of Loadline: it has no format; name the file of a");
    write("{\"verdict\": \"PASS\"}");
    assertRefused("is JSON, but no baseline of Loadline: it has no format; name the file of a");
    write(" \n");
    assertRefused("is empty; restore it from Git, or " + ANEW);
  }

  @Test
  void a_folder_in_its_place_is_told() throws IOException {
    Files.createDirectories(file.path());

    assertRefused("is a folder, not the file of a baseline; name a file in it");
  }

  @Test
  void a_file_that_is_far_too_long_is_not_read() throws IOException {
    write(" ".repeat((1 << 20) + 1));

    assertRefused("is longer than any baseline is (1048577 bytes); name the file of a baseline");
  }

  @Test
  void a_path_that_leads_nowhere_is_told() throws IOException {
    Path text = file.path().getParent();
    Files.writeString(text, "a file where a folder should be");

    assertRefused("cannot be read (FileSystemException: ");
    assertThatThrownBy(() -> new BaselineWriter(file).write(baseline(24)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("baselines/iris.json: cannot be written (")
        .hasMessageEndingWith("; name a file in a folder that can be written to");
  }

  @Test
  void a_missing_right_is_called_so() {
    assertThat(BaselineReader.reason(new AccessDeniedException("/a/b")))
        .isEqualTo("there is no right to");
  }

  @Test
  void content_that_makes_no_sense_is_refused_although_its_sum_is_right() throws IOException {
    write(summed("\"runs\": []"));
    assertRefused("is no baseline: runs is 0 of them, and must be 1 to 50; restore it from Git");
    write(summed("\"runs\": [" + run("j", "2026-13-01", "1") + "]"));
    assertRefused("is no baseline: at is 2026-13-01, and must be a day, 2026-11-30 say");
    write(summed("\"runs\": [" + run("j", "2026-11-01", "\"fast\"") + "]"));
    assertRefused("is no baseline: latency-p50 is fast, and must be a number that is not below 0");
    write(summed("\"runs\": [" + run("", "2026-11-01", "1") + "]"));
    assertRefused("is no baseline: job is empty, and must be that of a CI system or machine");
    String twice = run("j", "2026-11-01", "1");
    write(summed("\"runs\": [" + twice + "," + twice + "]"));
    assertRefused("is no baseline: runs is two of job j, and must be one of each job");
    write(summed("\"identity\": {\"luck\": \"good\"}, \"runs\": [" + twice + "]"));
    assertRefused("is no baseline: identity is luck, and must be a known fact");
  }

  private static String run(String job, String at, String figure) {
    return "{\"job\": \"%s\", \"at\": \"%s\", \"figures\": {\"latency-p50\": %s}}"
        .formatted(job, at, figure);
  }

  private static String summed(String members) {
    try {
      String open = "{\"format\": 1, " + members;
      var document = (JsonObject) Json.parse(open + "}");
      return open + ", \"sum\": \"" + BaselineJson.sum(document) + "\"}";
    } catch (JsonException e) {
      throw new IllegalArgumentException(members, e);
    }
  }

  private void assertRefused(String message) {
    assertThatThrownBy(file::read)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith("baselines/iris.json: " + message);
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file.path().getParent());
    Files.writeString(file.path(), text);
  }
}
