package io.loadline.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.result.NotReadyException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of a kubeconfig that are not there or cannot be read. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class KubeconfigFileTest {
  private static final String FILE = "kubeconfig";

  private Path folder;

  @BeforeEach
  void folder(@TempDir Path empty) {
    folder = empty;
  }

  @AfterEach
  void clear() {
    System.clearProperty(FILE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contexts: [{name: one | line 2, column 1: expected ',' or '}', but got",
        "'a: b: c' | line 1, column 5: mapping values are not allowed here",
        "'a: 1\na: 2' | line 2, column 1: found duplicate key a",
        "'\ta: 1' | line 1, column 1: found character",
        "just words | it is no mapping of apiVersion",
        "'[\"a\", \"b\"]' | it is no mapping of apiVersion",
        "'{a: b}' | it begins like JSON, and is none: line 1, column 2",
        "'contexts: {one: {}}' | the key contexts is no list",
        "'users: yes' | the key users is no list"
      })
  void broken_yaml_is_told_with_its_file_and_line(String text, String why) throws Exception {
    assertThat(failure(text.replace("'", "") + "\n"))
        .startsWith("the kubeconfig cannot be used: " + folder.resolve(FILE) + ": ")
        .contains(why)
        .contains("\n  do       correct the file");
  }

  @Test
  void a_broken_line_that_holds_a_secret_is_not_shown() throws Exception {
    assertThat(failure("users: [{name: u, user: {token: s3cret-value\n"))
        .contains("it is no YAML: line ")
        .doesNotContain("s3cret");
  }

  @Test
  void bytes_that_are_no_text_and_folders_are_told() throws Exception {
    Files.write(folder.resolve(FILE), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(failureAt(folder.resolve(FILE).toString())).contains("it is no text in UTF-8");
    assertThat(failureAt(folder.toString())).contains(folder + ": it is no regular file");
  }

  @Test
  void a_setting_that_names_no_file_is_told_with_what_it_names() {
    String files = folder.resolve("a") + File.pathSeparator + folder.resolve("b");

    assertThat(failureAt(files))
        .isEqualTo(
            """
            the kubeconfig cannot be used: the system property kubeconfig names no file: %s does \
            not exist, %s does not exist
              do       correct it, or unset it to use ~/.kube/config\
            """
                .formatted(folder.resolve("a"), folder.resolve("b")));
  }

  @Test
  void a_tilde_that_no_shell_replaced_is_told() {
    assertThat(failureAt("~/no-such-kubeconfig"))
        .contains("\n  usually  ~ is not replaced inside of quotes; $HOME is\n");
  }

  private String failure(String text) throws Exception {
    return failureAt(Files.writeString(folder.resolve(FILE), text).toString());
  }

  private static String failureAt(String files) {
    System.setProperty(FILE, files);
    return String.valueOf(
        catchThrowableOfType(NotReadyException.class, () -> Clusters.open("")).getMessage());
  }
}
