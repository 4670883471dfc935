package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * Which of a request's time the clock of a server covers.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public enum TimingCoverage {
  /** From the receipt of the request to its answer, the queue in it. */
  SERVER,
  /** From the scheduler on: what is done before it is in no part. */
  ENGINE,
  /** The model at work: the queue before it is in no part. */
  COMPUTE,
  /** Of a proxy: the time of whom it called, with its own waits. */
  PROXY,
  /** Different by how the server is set up, which it does not tell. */
  UNKNOWN
}
