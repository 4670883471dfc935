package io.loadline.plan;

import java.net.URI;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Where a server tells its own counters.
 *
 * @param urls as they were set, one for each process; empty where none is
 * @param off whether nothing is asked, whatever the server is
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public record ScrapeTargets(List<URI> urls, boolean off) {
  /** Where nothing is set. */
  public static final ScrapeTargets UNSET = new ScrapeTargets(List.of(), false);

  public ScrapeTargets {
    urls = List.copyOf(urls);
  }
}
