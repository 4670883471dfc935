package io.loadline.docs;

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

/** Compiles what the pages show in Java. */
final class SnippetCompiler {
  private SnippetCompiler() {}

  /**
   * Each in a package of its own: the first in "snippet0", the second in "snippet1", and so on. All
   * at once, since a compiler for each takes several times as long. What compiles is written to the
   * folder.
   */
  static Map<Snippet, List<String>> errors(List<Snippet> snippets, Path classes) {
    Map<Snippet, List<String>> errors = new LinkedHashMap<>();
    List<Unit> units = new ArrayList<>();
    for (Snippet snippet : snippets) {
      errors.put(snippet, new ArrayList<>());
      units.add(new Unit(snippet, "snippet" + units.size()));
    }
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics(units, classes)) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        Unit unit = (Unit) diagnostic.getSource();
        errors.get(unit.snippet).add(diagnostic.toString());
      }
    }
    return errors;
  }

  private static List<Diagnostic<? extends JavaFileObject>> diagnostics(
      List<Unit> units, Path classes) {
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
