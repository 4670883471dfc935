package io.loadline.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The pom that is installed and deployed with the jar. */
class PublishedPomIT {
  @Test
  void brings_three_libraries_and_none_of_what_the_jar_holds() throws Exception {
    assertThat(dependencies("not(optional='true') and not(scope='test' or scope='provided')"))
        .containsExactlyInAnyOrder("HdrHistogram", "jackson-core", "jspecify");
  }

  @Test
  void leaves_junit_and_assertj_to_the_user() throws Exception {
    assertThat(dependencies("scope='provided'")).containsExactly("junit-jupiter-api");
    assertThat(dependencies("optional='true'")).containsExactly("assertj-core");
  }

  private static List<String> dependencies(String condition) throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Artifacts.path("pom.under.test").toFile());
    XPath path = XPathFactory.newInstance().newXPath();
    String ids = "/project/dependencies/dependency[" + condition + "]/artifactId";
    NodeList found = (NodeList) path.evaluate(ids, pom, XPathConstants.NODESET);
    return IntStream.range(0, found.getLength())
        .mapToObj(index -> found.item(index).getTextContent())
        .toList();
  }
}
