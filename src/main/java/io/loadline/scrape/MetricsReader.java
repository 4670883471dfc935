package io.loadline.scrape;

import io.loadline.exposition.MetricsText;
import io.loadline.exposition.MetricsText.FormatException;
import io.loadline.exposition.MetricsText.LabeledSample;
import io.loadline.scrape.MetricsSource.Page;
import java.util.List;
import java.util.function.Predicate;

/** Reads counters in Prometheus' format, of the families of one kind of server. */
abstract class MetricsReader implements CountersReader {
  /** A second in ns. */
  static final long SECOND = 1_000_000_000;

  /** Whether a family is one of those that are read. */
  abstract boolean wants(String family);

  /** The counters, by the samples of these families; fails where what counts is not there. */
  abstract ServerCounters read(List<LabeledSample> samples) throws ScrapeException;

  /** Whether a page is of such a server. */
  final boolean isOf(Page page) throws ScrapeException {
    return isOf(samples(page));
  }

  /** Whether samples of these families, which may be none, are of such a server. */
  boolean isOf(List<LabeledSample> samples) {
    return !samples.isEmpty();
  }

  @Override
  public final ServerCounters read(Page page) throws ScrapeException {
    return read(samples(page)).bounded();
  }

  private List<LabeledSample> samples(Page page) throws ScrapeException {
    try {
      byte[] text = page.checked().body();
      return MetricsText.read(text, text.length, page.contentType(), this::wants)
          .families()
          .stream()
          .flatMap(family -> family.samples().stream())
          .toList();
    } catch (FormatException e) {
      throw new ScrapeException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The sum over series of one name; fails where there is none, or where it counts nothing.
   *
   * @param unit of these series, in ns, for a time; 1 for a count
   */
  static long sum(List<LabeledSample> samples, String name, long unit, Predicate<LabeledSample> of)
      throws ScrapeException {
    List<LabeledSample> found =
        samples.stream().filter(each -> each.name().equals(name)).filter(of).toList();
    double sum = found.stream().mapToDouble(LabeledSample::value).sum();
    return figure(found.isEmpty() ? Double.NaN : sum, unit, name);
  }

  /** A sum that was made of samples of a name; fails where it is no figure. */
  static long figure(double sum, long unit, String name) throws ScrapeException {
    double figure = sum * unit;
    if (!(figure >= 0 && figure <= ServerCounters.MOST)) {
      throw new ScrapeException("does not tell " + name);
    }
    return (long) figure;
  }
}
