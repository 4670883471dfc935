package io.loadline.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The pom that is installed and deployed with the jar. */
class PublishedPomIT {
  @Test
  void brings_few_libraries_and_none_of_what_the_jar_holds() throws Exception {
    assertThat(dependencies("not(optional='true') and not(scope='test' or scope='provided')"))
        .containsExactlyInAnyOrder(
            "HdrHistogram",
            "commons-statistics-distribution",
            "jackson-core",
            "jackson-annotations",
            "jackson-databind",
            "jackson-dataformat-yaml",
            "jackson-datatype-jsr310",
            "jspecify",
            "kubernetes-client",
            "kubernetes-httpclient-jdk");
  }

  @Test
  void brings_no_second_netty_through_the_kubernetes_client() throws Exception {
    assertThat(dependencies("artifactId='kubernetes-client'")).hasSize(1);
    assertThat(texts("//exclusion/artifactId")).contains("kubernetes-httpclient-vertx");
  }

  @Test
  void leaves_junit_assertj_and_libraries_of_metrics_to_the_user() throws Exception {
    assertThat(dependencies("scope='provided'"))
        .containsExactly("apiguardian-api", "junit-jupiter-api", "junit-platform-engine");
    assertThat(dependencies("optional='true'"))
        .containsExactly("assertj-core", "opentelemetry-exporter-otlp", "micrometer-core");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "description",
        "url",
        "licenses/license/name",
        "licenses/license/url",
        "developers/developer/name",
        "developers/developer/organization",
        "scm/connection",
        "scm/developerConnection",
        "scm/url"
      })
  void says_what_a_public_repository_asks_for(String what) throws Exception {
    assertThat(texts("/project/" + what)).singleElement().asString().isNotBlank();
  }

  @Test
  void names_no_repository() throws Exception {
    assertThat(texts("//repository | //pluginRepository | //distributionManagement")).isEmpty();
  }

  private static List<String> dependencies(String condition) throws Exception {
    return texts("/project/dependencies/dependency[" + condition + "]/artifactId");
  }

  private static List<String> texts(String nodes) throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Artifacts.path("pom.under.test").toFile());
    XPath path = XPathFactory.newInstance().newXPath();
    NodeList found = (NodeList) path.evaluate(nodes, pom, XPathConstants.NODESET);
    return IntStream.range(0, found.getLength())
        .mapToObj(index -> found.item(index).getTextContent())
        .toList();
  }
}
