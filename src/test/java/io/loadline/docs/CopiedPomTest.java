package io.loadline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The pom that docs/set-up.md gives to copy; scripts/matrix builds with it. */
class CopiedPomTest {
  private static final Pattern OUR_VERSION =
      Pattern.compile(
          "io\\.loadline:loadline:([\\w.-]+)|>loadline</artifactId>\\s*<version>([^<]+)<");

  private static Document pom() throws Exception {
    String text =
        Snippet.of(Path.of("docs", "set-up.md")).stream()
            .filter(snippet -> snippet.language().equals("xml"))
            .map(Snippet::text)
            .filter(snippet -> snippet.startsWith("<project "))
            .findFirst()
            .orElseThrow();
    return parse(text);
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static String at(Document pom, String path) throws XPathExpressionException {
    return XPathFactory.newInstance().newXPath().evaluate(path, pom);
  }

  private static String versionOf(String artifact) throws Exception {
    return at(pom(), "//*[artifactId='" + artifact + "']/version");
  }

  @Test
  void it_is_whole() throws Exception {
    assertThat(at(pom(), "/project/modelVersion")).isEqualTo("4.0.0");
    assertThat(at(pom(), "/project/groupId")).isNotEmpty();
    assertThat(at(pom(), "/project/artifactId")).isNotEmpty();
    assertThat(at(pom(), "/project/version")).isNotEmpty();
    assertThat(at(pom(), "/project/properties/maven.compiler.release")).isEqualTo("17");
  }

  @Test
  void it_names_the_version_that_this_build_installs() throws Exception {
    Document own = parse(Files.readString(Path.of("pom.xml")));
    assertThat(versionOf("loadline")).isEqualTo(at(own, "/project/version")).isNotEmpty();
  }

  @Test
  void each_page_names_that_version() throws Exception {
    String version = at(parse(Files.readString(Path.of("pom.xml"))), "/project/version");
    List<String> named =
        Snippet.pages().stream()
            .flatMap(page -> OUR_VERSION.matcher(Snippet.read(page)).results())
            .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
            .toList();
    assertThat(named).hasSizeGreaterThanOrEqualTo(3).containsOnly(version);
  }

  @ParameterizedTest
  @CsvSource({
    "junit-jupiter, //properties/junit.version",
    "assertj-core, //properties/assertj.version",
    "maven-surefire-plugin, //properties/surefire.version",
    "maven-failsafe-plugin, //properties/surefire.version",
    "maven-compiler-plugin, //plugin[artifactId='maven-compiler-plugin']/version"
  })
  void its_versions_are_those_of_the_sample(String artifact, String inSample) throws Exception {
    Document sample = parse(Files.readString(Path.of("sample-project", "pom.xml")));
    assertThat(versionOf(artifact)).isEqualTo(at(sample, inSample)).isNotEmpty();
  }

  @Test
  void its_gates_run_and_a_build_without_any_is_red() throws Exception {
    String failsafe = "//plugin[artifactId='maven-failsafe-plugin']";
    assertThat(at(pom(), failsafe + "/configuration/failIfNoTests")).isEqualTo("true");
    assertThat(at(pom(), "count(" + failsafe + "//goal)")).isEqualTo("2");
    assertThat(at(pom(), "count(//dependency[scope='test'])")).isEqualTo("3");
  }
}
