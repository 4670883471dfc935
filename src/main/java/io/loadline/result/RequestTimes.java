package io.loadline.result;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The times of requests, part by part.
 *
 * @param response done - intended, of successes
 * @param service done - sent, of successes
 * @param serviceOfErrors the same of failed requests that were sent, by how they ended; counted to
 *     1 %, only the outcomes that occurred, in the order of {@link Outcome}
 * @param waiting sent - fired, of successes: no free connection
 * @param lag fired - intended, of all requests fired: the generator's own fault
 * @param withoutLag response - lag, of successes
 * @param slowest at most {@link SlowestRequest#MOST} successes, the slowest first; empty where none
 *     is known
 * @param slices response times and failures in short slices of the measurement
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record RequestTimes(
    Distribution response,
    Distribution service,
    Map<Outcome, Distribution> serviceOfErrors,
    Distribution waiting,
    Distribution lag,
    Moments withoutLag,
    List<SlowestRequest> slowest,
    BatchSlices slices) {
  public RequestTimes {
    serviceOfErrors = OutcomeCounts.ordered(Outcome.class, serviceOfErrors);
    slowest = List.copyOf(slowest);
  }

  /** Of a run of which no slices came. */
  public RequestTimes(
      Distribution response,
      Distribution service,
      Map<Outcome, Distribution> serviceOfErrors,
      Distribution waiting,
      Distribution lag,
      Moments withoutLag,
      List<SlowestRequest> slowest) {
    this(response, service, serviceOfErrors, waiting, lag, withoutLag, slowest, BatchSlices.NONE);
  }

  /** The same times with other slices. */
  public RequestTimes with(BatchSlices others) {
    return new RequestTimes(
        response, service, serviceOfErrors, waiting, lag, withoutLag, slowest, others);
  }

  /** All times together, of two parts of one run. */
  public RequestTimes plus(RequestTimes other) {
    return new RequestTimes(
        response.plus(other.response),
        service.plus(other.service),
        OutcomeCounts.sum(serviceOfErrors, other.serviceOfErrors, Distribution::plus),
        waiting.plus(other.waiting),
        lag.plus(other.lag),
        withoutLag.plus(other.withoutLag),
        SlowestRequest.of(Stream.concat(slowest.stream(), other.slowest.stream())),
        slices.plus(other.slices));
  }
}
