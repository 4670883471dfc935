package io.loadline;

import io.loadline.plan.Arrivals;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A short run, for fixtures; an annotation of a user's own. */
@Load(requests = 20, rate = 200, arrivals = Arrivals.CONSTANT, warmup = "2", connections = 4)
@Ready(timeout = "5s")
@Retention(RetentionPolicy.RUNTIME)
@interface Quick {}
