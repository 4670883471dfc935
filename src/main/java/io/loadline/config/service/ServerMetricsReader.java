package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.RunIn;
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

  /**
   * The addresses.
   *
   * @param from where the load is driven
   */
  ScrapeTargets read(RunIn from) {
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
    if (from == RunIn.CLUSTER && !urls.isEmpty()) {
      values.refuse(
          attribute,
          "is asked by this JVM, which cannot ask before a load that pods drive has begun",
          "remove it or write none, or set runIn = LOCAL");
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
