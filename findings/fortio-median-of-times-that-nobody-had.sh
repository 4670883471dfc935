#!/usr/bin/env bash
# fortio 1.69.4: percentiles of its histogram, at the resolution of 1 ms that its load command has by default.
#
# Guess: percentiles are exact to about the resolution, or to a few per cent of the value.
# Seen:  a bucket may be as wide as its value (1 s to 2 s is one), and within it samples are taken to be spread evenly from
#        the smallest to the largest. Of 1,000 answers of which 990 took 1.01 s and 10 took 1.99 s, p50 is told as 1.50 s
#        (it is 1.01 s), p90 as 1.89 s and p99 as 1.98 s (both are 1.01 s): one slow answer in a hundred moves the median
#        by half.
# Output seen on 2026-11-29:
#        buckets 1
#        p50 1.4995
#        p90 1.8919
#        p99 1.9802
set -euo pipefail
command -v go > /dev/null || PATH="$PATH:/usr/local/go/bin"
here="$(mktemp -d)"
trap 'chmod -R u+w "$here"; rm -rf "$here"' EXIT
cd "$here"
cat > go.mod << 'MOD'
module finding

go 1.24
MOD
cat > main.go << 'GO'
package main

import (
	"fmt"

	"fortio.org/fortio/stats"
)

func main() {
	histogram := stats.NewHistogram(0, 0.001)
	for i := 0; i < 1000; i++ {
		if i < 990 {
			histogram.Record(1.01)
		} else {
			histogram.Record(1.99)
		}
	}
	told := histogram.Export().CalcPercentiles([]float64{50, 90, 99})
	fmt.Println("buckets", len(told.Data))
	for _, each := range told.Percentiles {
		fmt.Printf("p%.0f %.4f\n", each.Percentile, each.Value)
	}
}
GO
export GOPATH="$here/go" GOFLAGS=-mod=mod
{ go get fortio.org/fortio/stats@v1.69.4 && go build -o show .; } > go.log 2>&1 || { cat go.log; exit 1; }
./show | tee seen
diff seen - << 'SEEN'
buckets 1
p50 1.4995
p90 1.8919
p99 1.9802
SEEN
