package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import io.loadline.json.Json;
import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Each text of a result may come from a server, a pod or a name in a cluster. */
class HostilePageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</title></style></svg></main><script>alert(1)</script>",
        "\" onload=\"alert(1)\" x=\"",
        "' onmouseover='alert(1)",
        "<img src=http://evil.test/x.png>",
        "<!-- ",
        "]]>",
        "<![CDATA[",
        "&lt;b&gt;",
        "&#0;",
        "&undefined;",
        "javascript:alert(1)",
        "https://evil.test/",
        "//evil.test/x",
        "url(http://evil.test)",
        "\u0000\u0001\u001b[31m",
        "\u202Eevil",
        "\ud800",
        "\ufffe",
        "../../etc/passwd",
        "</script><script>alert(1)</script><!--<script>",
        "\u2028alert(1)\u2029",
        "*/]]>alert(1)//",
        "<?xml version=\"1.0\"?>",
        "<!ENTITY x SYSTEM \"file:///etc/passwd\">"
      })
  void whatever_a_text_holds_it_is_text(String hostile) throws Exception {
    ResultDocument good = new MadeResult(3, 10, 1).document();
    JsonTree root = new JsonTree(with(hostile, full(good.root().value())));

    JsonTree plain = new JsonTree(with("plain", full(good.root().value())));
    List<String> scripts = scripts(ParsedPage.of(Page.of(new ResultDocument(plain, 1, List.of()))));
    ParsedPage page = ParsedPage.of(Page.of(new ResultDocument(root, 1, List.of())));
    ParsedPage gate =
        ParsedPage.of(
            Page.of(new ResultDocument(root, 1, List.of(new ResultDocument(root, 1, List.of())))));

    for (ParsedPage each : List.of(page, gate)) {
      assertThat(scripts).hasSizeGreaterThan(3).containsAll(scripts(each));
      assertThat(each.all("img")).isEmpty();
      for (Element element : each.all("*")) {
        assertThat(element.getAttribute("onload") + element.getAttribute("onmouseover")).isEmpty();
        assertThat(element.getAttribute("href"))
            .doesNotStartWith("javascript")
            .doesNotStartWith("//");
      }
    }
  }

  private static List<String> scripts(ParsedPage page) {
    return page.all("script").stream().map(Element::getTextContent).toList();
  }

  /** No chart puts a text into its figures; one that did would do no harm. */
  @ParameterizedTest
  @MethodSource("io.loadline.hostile.HostileTexts#all")
  void a_text_in_the_figures_of_a_chart_stays_in_its_script(String hostile) throws Exception {
    JsonValue figures = new JsonObject(Map.of("text", new JsonString(hostile)));

    String page = new HtmlWriter().open("p").data(Json.compact(figures)).close().page();

    assertThat(page.replace("<!DOCTYPE html>\n", "").split("[<>]", -1)).hasSize(9);
    assertThat(page.strip().replace("\n", "")).matches("[ -~]*");
    String json = ParsedPage.of(page).all("script").get(0).getTextContent();
    assertThat(Json.compact(Json.parse(json))).isEqualTo(Json.compact(figures));
  }

  /** With what a made result has none of. */
  private static JsonValue full(JsonValue root) throws Exception {
    Map<String, JsonValue> members = new LinkedHashMap<>(((JsonObject) root).members());
    JsonObject more =
        (JsonObject)
            Json.parse(
                """
                {"details": ["do  x", "y"], "answerNotes": {"k": {"count": 1, "sample": "x"}},
                "interferences": [{"kind": "x", "second": 1, "what": "x"}],
                "slowestRequests": [{"index": 1, "traceId": "x", "traceUrl": "x"}],
                "overrides": [{"key": "x", "from": "x", "to": "x", "source": "x"}],
                "endpoints": [{"name": "x", "result": "x/result.json", "revision": "x"}],
                "workers": [{"index": 0, "pod": "x", "node": "x", "ending": "x", "loss": "x"}],
                "stages": [{"stage": "x"}],
                "tokens": {"source": "x"},
                "target": {"url": "x", "path": "x", "address": "x", "context": "x", "before": {
                  "kind": "x", "namespace": "x", "name": "x", "mode": "x", "runtime": "x",
                  "components": [{"name": "x", "revision": "x", "storageUri": "x", "pods": [{
                    "name": "x", "node": "x", "images": [{"container": "x", "image": "x"}],
                    "limits": [{"of": "x", "limit": "x"}]}]}]}}}
                """);
    members.putAll(more.members());
    return new JsonObject(members);
  }

  private static JsonValue with(String text, JsonValue value) {
    if (value instanceof JsonString string) {
      return string.value().startsWith("HIST") ? string : new JsonString(text);
    }
    if (value instanceof JsonArray array) {
      return new JsonArray(array.elements().stream().map(each -> with(text, each)).toList());
    }
    if (value instanceof JsonObject object) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      object.members().forEach((name, member) -> members.put(name, with(text, member)));
      return new JsonObject(members);
    }
    return value;
  }
}
