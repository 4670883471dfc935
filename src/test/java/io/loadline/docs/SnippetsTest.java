package io.loadline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show in Java compiles. Kotlin, Gradle and XML are not compiled. */
class SnippetsTest {
  @TempDir Path classes;

  static List<Snippet> javaSnippets() {
    return Snippet.all().stream().filter(snippet -> snippet.language().equals("java")).toList();
  }

  @ParameterizedTest
  @MethodSource("javaSnippets")
  void what_the_pages_show_in_java_compiles(Snippet snippet) {
    assertThat(errors(snippet.source())).isEmpty();
  }

  @Test
  void a_snippet_that_does_not_compile_is_found() {
    Snippet snippet = new Snippet("here", "java", "@Slo(latencyMeen = 500)\nvoid gate() {}");

    assertThat(errors(snippet.source())).singleElement().asString().contains("latencyMeen");
  }

  private List<String> errors(String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-proc:none",
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString());
    compiler.getTask(null, null, diagnostics, options, null, List.of(unit(source))).call();
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(Diagnostic::toString)
        .toList();
  }

  private static JavaFileObject unit(String source) {
    // No type of a snippet is public, so the name of the file is free.
    URI name = URI.create("string:///Snippet.java");
    return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }
}
