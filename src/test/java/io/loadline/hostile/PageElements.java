package io.loadline.hostile;

import io.loadline.page.Page;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * What a page consists of, as an XML parser reads it, which accepts nothing that is not
 * well-formed.
 *
 * @param names of elements with those of their attributes
 * @param links values of attributes by which a browser fetches or opens something
 * @param scripts what would be executed, and style sheets
 */
record PageElements(Set<String> names, List<String> links, List<String> scripts) {
  private static final Map<String, PageElements> PLAIN = new HashMap<>();
  private static final List<String> FETCHING =
      List.of("href", "xlink:href", "src", "srcset", "action", "formaction", "data", "poster");

  /** With texts that are no harm to anybody: what is done with a detail depends on its words. */
  static PageElements ofPlain(String fixture) throws Exception {
    PageElements known = PLAIN.get(fixture);
    if (known == null) {
      known = of(Page.of(HostileResult.of(fixture, "plain")));
      for (String text :
          List.of("do       it plainly", "# 1: a plain line", "kubectl get pods -A")) {
        known.names.addAll(of(Page.of(HostileResult.of(fixture, text))).names);
      }
      PLAIN.put(fixture, known);
    }
    return known;
  }

  static PageElements of(String page) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setErrorHandler(null);
    PageElements elements = new PageElements(new TreeSet<>(), new ArrayList<>(), new ArrayList<>());
    elements.collect(builder.parse(new InputSource(new StringReader(page))).getDocumentElement());
    return elements;
  }

  private void collect(Element element) {
    StringBuilder name = new StringBuilder(element.getTagName());
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node each = attributes.item(i);
      name.append(' ').append(each.getNodeName());
      if (FETCHING.contains(each.getNodeName())) {
        links.add(each.getNodeValue());
      }
    }
    names.add(name.toString());
    if (element.getTagName().matches("script|style")) {
      scripts.add(element.getTextContent());
    }
    for (Node each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element inner) {
        collect(inner);
      }
    }
  }
}
