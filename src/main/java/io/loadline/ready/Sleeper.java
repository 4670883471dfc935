package io.loadline.ready;

/** Lets time pass. */
interface Sleeper {
  void sleep(long nanos) throws InterruptedException;
}
