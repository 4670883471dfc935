package io.loadline.page;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page as an XML parser reads it, which accepts nothing that is not well-formed. */
record ParsedPage(Document document) {
  /** With the spaces that break no line as usual ones. */
  static ParsedPage of(String page) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setErrorHandler(null);
    String plain = page.replace('\u00a0', ' ');
    return new ParsedPage(builder.parse(new InputSource(new StringReader(plain))));
  }

  List<Element> all(String tag) {
    return elements(document.getElementsByTagName(tag));
  }

  List<Element> charts() {
    return all("svg").stream().filter(each -> each.getAttribute("class").equals("chart")).toList();
  }

  /** Of an element, at any depth. */
  static List<Element> within(Element element, String tag) {
    return elements(element.getElementsByTagName(tag));
  }

  /** What is read, and the style sheet; no script. */
  String text() {
    String text = document.getDocumentElement().getTextContent();
    for (Element each : all("script")) {
      text = text.replace(each.getTextContent(), "");
    }
    return text;
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
