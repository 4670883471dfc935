package io.loadline.config.gate;

import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.SettingDefaults;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the switches. A wrong one is reported and read as its default. */
final class SwitchReader {
  /** What a result can be written as, beside result.json. */
  static final List<String> FORMATS = List.of("csv", "hdr", "llm-d", "openmetrics", "iter8");

  private static final String CI_AUTO = "auto";
  private static final String CI_OFF = "off";
  private static final List<String> CI_WORDS =
      List.of(CI_AUTO, CI_OFF, "summary", "annotations", "metrics", "teamcity");

  /** By which a CI system tells that it runs this build, and where it reads. */
  private static final List<String> CI_VARIABLES =
      List.of("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI", "TEAMCITY_VERSION");

  private final SettingSources sources;
  private final ConfigProblems problems;

  SwitchReader(SettingSources sources, ConfigProblems problems) {
    this.sources = sources;
    this.problems = problems;
  }

  Switches read() {
    return new Switches(
        choice(SwitchKey.MODE, Switches.Mode.class),
        choice(SwitchKey.ON_INCONCLUSIVE, Switches.Consequence.class),
        choice(SwitchKey.ON_INVALID, Switches.Consequence.class),
        read(SwitchKey.TRANSPORT, SettingSyntax.oneOf(List.of("netty", "jdk"))).orElse("netty"),
        sources.find(SwitchKey.OUTPUT_DIR.key()).map(SettingSources.Found::value).orElse(null),
        read(SwitchKey.ALLOWED_HOSTS, SwitchReader::hosts).orElse(Set.of()),
        isOn(SwitchKey.PROGRESS),
        isOn(SwitchKey.SELF_CHECK),
        sources.find(SwitchKey.KUBE_CONTEXT.key()).map(SettingSources.Found::value).orElse(""),
        WorkerReader.read(this),
        new Switches.Outputs(
            read(SwitchKey.FORMATS, SettingSyntax.someOf(FORMATS)).orElse(Set.of()),
            read(SwitchKey.HISTORY, SwitchReader::folder).orElse(""),
            attachments(),
            ci(),
            new TelemetryReader(sources, problems).read()));
  }

  private Optional<Boolean> attachments() {
    return read(SwitchKey.ATTACHMENTS, SettingSyntax.oneOf(List.of("auto", "on", "off")))
        .filter(text -> !text.equals("auto"))
        .map("on"::equals);
  }

  private Switches.Ci ci() {
    Set<String> words = read(SwitchKey.CI, SwitchReader::ciWords).orElse(Set.of(CI_AUTO));
    Map<String, String> environment = new LinkedHashMap<>();
    for (String each : CI_VARIABLES) {
      sources.variableOfOthers(each).ifPresent(value -> environment.put(each, value));
    }
    boolean chosen = !words.contains(CI_AUTO) && !words.contains(CI_OFF);
    return new Switches.Ci(!words.contains(CI_OFF), chosen ? words : Set.of(), environment);
  }

  private boolean isOn(SwitchKey key) {
    return read(key, SettingSyntax.oneOf(List.of("on", "off"))).orElse("on").equals("on");
  }

  /** False where it is not set. */
  boolean isTrue(SwitchKey key) {
    return read(key, SettingSyntax::parseBoolean).orElse(false);
  }

  Duration maxDuration() {
    return read(SwitchKey.MAX_DURATION, SettingSyntax::duration)
        .orElse(SettingDefaults.MAX_DURATION);
  }

  private <E extends Enum<E>> E choice(SwitchKey key, Class<E> type) {
    return read(key, SettingSyntax.constantOf(type))
        .orElseGet(() -> Enum.valueOf(type, key.unset().toUpperCase(Locale.ROOT)));
  }

  <T> Optional<T> read(SwitchKey key, SettingSyntax<T> syntax) {
    return sources.find(key.key()).flatMap(found -> parse(key, found, syntax));
  }

  private <T> Optional<T> parse(
      SwitchKey key, SettingSources.Found found, SettingSyntax<T> syntax) {
    try {
      return Optional.of(syntax.parse(found.value()));
    } catch (SyntaxException refusal) {
      String subject = key.key() + " = \"" + found.value() + "\"";
      problems.add(subject, found.origin(), refusal.rule(), refusal.fix());
      return Optional.empty();
    }
  }

  private static Set<String> ciWords(String text) throws SyntaxException {
    Set<String> words = new LinkedHashSet<>();
    for (String each : text.split(",", -1)) {
      words.add(SettingSyntax.oneOf(CI_WORDS).parse(each));
    }
    if (words.size() > 1 && (words.contains(CI_AUTO) || words.contains(CI_OFF))) {
      throw new SyntaxException("auto and off stand alone", "write one of them, or parts");
    }
    return words;
  }

  private static String folder(String text) throws SyntaxException {
    try {
      return Path.of(text.strip()).toString();
    } catch (InvalidPathException e) {
      throw new SyntaxException("is no path of a folder", "write one such as ../loadline-history");
    }
  }

  private static Set<String> hosts(String text) throws SyntaxException {
    Set<String> hosts = new LinkedHashSet<>();
    for (String part : text.split(",", -1)) {
      String host = part.trim().toLowerCase(Locale.ROOT);
      if (!host.matches("[a-z0-9._-]+|\\[?[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*\\]?")) {
        throw new SyntaxException(
            "\"" + part.trim() + "\" is no host name",
            "write host names separated by commas, without scheme, port and path");
      }
      hosts.add(host.replaceAll("[\\[\\]]", ""));
    }
    return hosts;
  }
}
