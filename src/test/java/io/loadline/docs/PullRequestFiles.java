package io.loadline.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The workflows of the tutorial on pull requests, as a CI system reads them. */
final class PullRequestFiles {
  static final Path FOLDER = Path.of("docs/tutorials/gate-pull-requests");
  static final Path GITLAB = FOLDER.resolve(".gitlab-ci.yml");

  private static final Set<String> COMMANDS = Set.of("run", "script", "before_script");
  private static final Set<String> VARIABLES = Set.of("env", "variables");

  private PullRequestFiles() {}

  static List<Path> github() {
    return Stream.of("gate", "record-baseline", "compare").map(PullRequestFiles::github).toList();
  }

  static Path github(String name) {
    return FOLDER.resolve(".github/workflows/" + name + ".yml");
  }

  static List<Path> workflows() {
    return Stream.concat(github().stream(), Stream.of(GITLAB)).toList();
  }

  /** The content of a file, in which each key stands once. */
  static Map<?, ?> load(Path file) {
    Load load = new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
    return (Map<?, ?>) load.loadFromString(Page.read(file));
  }

  /** The jobs of a file of GitHub, or of GitLab, where they stand beside what is for all. */
  static List<Map<?, ?>> jobs(Path file) {
    Map<?, ?> content = load(file);
    Map<?, ?> jobs = content.get("jobs") instanceof Map<?, ?> named ? named : content;
    List<Map<?, ?>> found = new ArrayList<>();
    jobs.forEach(
        (name, job) -> {
          if (!name.equals("default")) {
            found.add((Map<?, ?>) job);
          }
        });
    return found;
  }

  /** What the jobs of a file give to a shell: a text for each step, or for each line of GitLab. */
  static List<String> commandsOf(Path file) {
    List<String> commands = new ArrayList<>();
    visit(
        load(file),
        (key, value) -> {
          if (COMMANDS.contains(key)) {
            (value instanceof List<?> lines ? lines : List.of(value))
                .forEach(line -> commands.add(line.toString()));
          }
        });
    return commands;
  }

  /** Values of the variables that jobs and steps set, by name. */
  static Map<String, List<Object>> variables() {
    Map<String, List<Object>> variables = new HashMap<>();
    for (Path file : workflows()) {
      visit(
          load(file),
          (key, value) -> {
            if (VARIABLES.contains(key)) {
              ((Map<?, ?>) value)
                  .forEach(
                      (name, text) ->
                          variables
                              .computeIfAbsent(name.toString(), any -> new ArrayList<>())
                              .add(text));
            }
          });
    }
    return variables;
  }

  private static void visit(Object node, BiConsumer<Object, Object> visitor) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            visitor.accept(key, value);
            visit(value, visitor);
          });
    } else if (node instanceof List<?> list) {
      list.forEach(each -> visit(each, visitor));
    }
  }
}
