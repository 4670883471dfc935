package io.loadline.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What processes are called whose addresses somebody named. */
class ServerScrapeTest {
  private static Set<String> names(String... urls) {
    List<URI> all = Arrays.stream(urls).map(URI::create).toList();
    assertThat(ServerScrape.processes(all).values()).containsExactlyElementsOf(all);
    return ServerScrape.processes(all).keySet();
  }

  @Test
  void by_host_and_port() {
    assertThat(names("http://a:1/metrics", "http://a:2/metrics", "http://b/m?x=1"))
        .containsExactly("a:1", "a:2", "b");
  }

  @Test
  void by_the_whole_address_where_a_host_has_several() {
    assertThat(names("http://a:1/m?pod=1", "http://a:1/m?pod=2", "http://a:1/n", "http://b:1/m"))
        .containsExactly("http://a:1/m?pod=1", "http://a:1/m?pod=2", "http://a:1/n", "b:1");
  }
}
