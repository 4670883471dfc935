package io.loadline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show in Java compiles. Kotlin, Gradle and XML are not compiled. */
class SnippetsTest {
  @TempDir static Path classes;

  private static Map<Snippet, List<String>> errors = Map.of();

  static List<Snippet> javaSnippets() {
    return Snippet.all().stream().filter(snippet -> snippet.language().equals("java")).toList();
  }

  @BeforeAll
  static void compile_all_at_once() {
    errors = SnippetCompiler.errors(javaSnippets(), classes);
  }

  @ParameterizedTest
  @MethodSource("javaSnippets")
  void what_the_pages_show_in_java_compiles(Snippet snippet) {
    assertThat(errors.get(snippet)).isEmpty();
  }

  @Test
  void a_snippet_that_does_not_compile_is_found_among_others_that_do() {
    Snippet good = new Snippet("here", "java", "@Slo(latencyMean = 500)\nvoid gate() {}");
    Snippet bad = new Snippet("there", "java", "@Slo(latencyMeen = 500)\nvoid gate() {}");
    Map<Snippet, List<String>> found =
        SnippetCompiler.errors(List.of(good, bad, good.at("below")), classes);

    assertThat(found.get(bad)).singleElement().asString().contains("latencyMeen");
    assertThat(found.get(good)).isEmpty();
    assertThat(found.get(good.at("below"))).isEmpty();
  }

  @Test
  void a_snippet_sees_nothing_of_another() {
    Snippet one = new Snippet("here", "java", "class Shared {}");
    Snippet two = new Snippet("there", "java", "Shared shared;");

    assertThat(SnippetCompiler.errors(List.of(one, two), classes).get(two))
        .singleElement()
        .asString()
        .contains("Shared");
  }

  @Test
  void a_snippet_that_cannot_even_be_parsed_is_found() {
    Snippet bad = new Snippet("here", "java", "void gate( {}");

    assertThat(SnippetCompiler.errors(List.of(bad), classes).get(bad)).isNotEmpty();
  }
}
