package io.loadline.golden;

import io.loadline.Load;
import io.loadline.Ready;
import io.loadline.plan.Arrivals;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A run that nothing keeps waiting: as many connections as requests. */
@Load(
    requests = 12,
    rate = 200,
    arrivals = Arrivals.CONSTANT,
    warmup = "2",
    connections = 12,
    seed = "7")
@Ready(timeout = "20s")
@Retention(RetentionPolicy.RUNTIME)
@interface Small {}
