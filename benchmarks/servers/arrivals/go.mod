module loadline.io/benchmarks/arrivals

go 1.19
