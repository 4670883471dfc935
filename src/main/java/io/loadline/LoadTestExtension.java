package io.loadline;

import org.junit.jupiter.api.extension.Extension;

/** Runs the load before the body of a load test and judges it after. */
final class LoadTestExtension implements Extension {}
