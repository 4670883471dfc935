package io.loadline.scrape;

/**
 * What is known of a server beside its counters.
 *
 * @param version as it says it; empty where it does not
 * @param instances that compute side by side; at least 1
 * @param untold why its counters say nothing of the queue and the compute of a request, a sentence
 *     without its period; empty where they do
 */
record ServerFacts(String version, long instances, String untold) {
  static final ServerFacts NONE = new ServerFacts("", 1, "");
}
