package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.ScrapeTargets;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Reads where the server tells its own counters. */
final class ServerMetricsReader {
  private static final String NONE = "none";
  private static final int MOST = 10;

  private final SettingValues values;

  ServerMetricsReader(SettingValues values) {
    this.values = values;
  }

  ScrapeTargets read() {
    Attribute attribute = Attribute.METRICS;
    List<String> texts = values.find(attribute).map(it -> it.values()).orElse(List.of());
    boolean off = texts.stream().anyMatch(ServerMetricsReader::isNone);
    if (off) {
      if (texts.size() > 1) {
        values.refuse(
            attribute, "says none beside an address", "keep none, or remove it to be asked there");
      }
      return new ScrapeTargets(List.of(), true);
    }
    List<URI> urls = values.all(attribute, ServerMetricsReader::address);
    if (urls.stream().distinct().count() < urls.size()) {
      values.refuse(attribute, "names an address twice", "write one for each process");
    }
    if (urls.size() > MOST) {
      values.refuse(
          attribute, "names " + urls.size() + " addresses", "write " + MOST + " at the most");
    }
    return new ScrapeTargets(urls, false);
  }

  private static boolean isNone(String text) {
    return text.strip().toLowerCase(Locale.ROOT).equals(NONE);
  }

  private static URI address(String text) throws SyntaxException {
    String url = text.strip().toLowerCase(Locale.ROOT);
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw new SyntaxException(
          "must be an absolute http or https URL",
          "write one such as http://localhost:8002/metrics, or none");
    }
    if (url.matches("[^/]*//[^/]*@.*")) {
      throw new SyntaxException(
          "must not hold a user or password", "name an address that asks for none");
    }
    return UrlRule.absolute(text);
  }
}
