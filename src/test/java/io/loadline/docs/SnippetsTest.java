package io.loadline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
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
    errors = errors(javaSnippets());
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
    Map<Snippet, List<String>> found = errors(List.of(good, bad, good.at("below")));

    assertThat(found.get(bad)).singleElement().asString().contains("latencyMeen");
    assertThat(found.get(good)).isEmpty();
    assertThat(found.get(good.at("below"))).isEmpty();
  }

  @Test
  void a_snippet_sees_nothing_of_another() {
    Snippet one = new Snippet("here", "java", "class Shared {}");
    Snippet two = new Snippet("there", "java", "Shared shared;");

    assertThat(errors(List.of(one, two)).get(two)).singleElement().asString().contains("Shared");
  }

  @Test
  void a_snippet_that_cannot_even_be_parsed_is_found() {
    Snippet bad = new Snippet("here", "java", "void gate( {}");

    assertThat(errors(List.of(bad)).get(bad)).isNotEmpty();
  }

  /**
   * Each in a package of its own; of all, since a compiler for each takes several times as long.
   */
  private static Map<Snippet, List<String>> errors(List<Snippet> snippets) {
    Map<Snippet, List<String>> errors = new LinkedHashMap<>();
    List<Unit> units = new ArrayList<>();
    for (Snippet snippet : snippets) {
      errors.put(snippet, new ArrayList<>());
      units.add(new Unit(snippet, "snippet" + units.size()));
    }
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics(units)) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        Unit unit = (Unit) diagnostic.getSource();
        errors.get(unit.snippet).add(diagnostic.toString());
      }
    }
    return errors;
  }

  private static List<Diagnostic<? extends JavaFileObject>> diagnostics(List<Unit> units) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    String path = System.getProperty("java.class.path");
    List<String> options =
        List.of("-proc:none", "-classpath", path, "-d", classes.toString(), "-Xmaxerrs", "0");
    compiler.getTask(null, null, diagnostics, options, null, units).call();
    return diagnostics.getDiagnostics();
  }

  /** No type of a snippet is public, so the name of the file is free. */
  private static final class Unit extends SimpleJavaFileObject {
    private final Snippet snippet;
    private final String source;

    Unit(Snippet snippet, String packageName) {
      super(URI.create("string:///" + packageName + "/Snippet.java"), Kind.SOURCE);
      this.snippet = snippet;
      this.source = "package " + packageName + ";\n" + snippet.source();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }
}
