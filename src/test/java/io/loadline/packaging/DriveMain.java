package io.loadline.packaging;

import io.loadline.LoadResult;
import io.loadline.Loadline;

/** Not a test: a program that gates the service of its first argument. */
public final class DriveMain {
  private DriveMain() {}

  /** Prints the report, then the path of result.json. */
  public static void main(String[] args) throws InterruptedException {
    LoadResult result =
        Loadline.target(args[0])
            .payload("{\"inputs\":[]}")
            .expect("outputs[0].data=[1,1]")
            .load(load -> load.requests(50).rate(200))
            .slo(slo -> slo.errors(0))
            .named("packaged")
            .withOverrides()
            .run();
    System.out.println(result.report().orElseThrow());
  }
}
