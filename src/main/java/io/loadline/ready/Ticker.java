package io.loadline.ready;

/** Calls something once a second, beside the thread that waits. */
interface Ticker {
  Ticking start(Runnable tick);

  /** Ends the calls. */
  interface Ticking {
    void close();
  }

  /** By a thread that keeps no JVM alive. */
  static Ticking onThread(Runnable tick) {
    Thread thread = new Thread(() -> run(tick), "loadline-ready");
    thread.setDaemon(true);
    thread.start();
    return thread::interrupt;
  }

  private static void run(Runnable tick) {
    try {
      while (true) {
        Thread.sleep(1000);
        tick.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
