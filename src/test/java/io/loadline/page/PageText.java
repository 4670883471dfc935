package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.json.Json;
import io.loadline.json.JsonTree;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What a page says, without its looks: a line for each heading, paragraph, row and chart. */
public final class PageText {
  private static final Set<String> LINES =
      Set.of("h1", "h2", "h3", "p", "li", "tr", "summary", "div", "pre", "title", "section");
  private static final Set<String> HEADINGS = Set.of("h2", "h3");

  private final StringBuilder out = new StringBuilder();

  private PageText() {}

  /** Of the page of a gate's result.json. */
  public static String of(String resultJson) throws Exception {
    JsonTree root = new JsonTree(Json.parse(resultJson));
    PageText text = new PageText();
    String page = Page.of(new ResultDocument(root, 1, List.of()));
    text.add(ParsedPage.of(page).document().getDocumentElement());
    return text.out
        .toString()
        .strip()
        .lines()
        .map(String::stripTrailing)
        .reduce("", PageText::join);
  }

  private static String join(String lines, String next) {
    boolean blank = next.isEmpty() && lines.endsWith("\n");
    return lines.isEmpty() ? next : blank ? lines : lines + "\n" + next;
  }

  private void add(Node node) {
    if (node instanceof Element element) {
      addElement(element);
    } else if (node.getNodeType() == Node.TEXT_NODE) {
      out.append(node.getTextContent().replaceAll("\\s*\\n\\s*", " "));
    }
  }

  private void addElement(Element element) {
    String tag = element.getTagName();
    if (tag.equals("svg")) {
      addDrawing(element);
      return;
    }
    if (tag.equals("style") || tag.equals("script")) {
      return;
    }
    if (LINES.contains(tag)) {
      out.append(HEADINGS.contains(tag) ? "\n\n" + tag + " " : "\n");
    }
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      add(children.item(i));
    }
    if (tag.equals("td") || tag.equals("th")) {
      out.append(" | ");
    } else if (tag.equals("br") || tag.equals("dt")) {
      out.append(' ');
    }
  }

  private void addDrawing(Element drawing) {
    if (drawing.getAttribute("class").equals("chart")) {
      out.append("\nchart: ");
      out.append(ParsedPage.within(drawing, "desc").get(0).getTextContent()).append('\n');
    } else if (!drawing.getAttribute("aria-label").isEmpty()) {
      out.append('[').append(drawing.getAttribute("aria-label")).append(']');
    }
  }
}
