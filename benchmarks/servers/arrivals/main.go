// An HTTP server that answers everything at once with the same JSON and notes when each measured request came, by its
// monotonic clock. Usage: arrivals ADDRESS:PORT. GET /arrivals gives what was noted, in ns, one line each, in order, and
// forgets it.
package main

import (
	"bufio"
	"log"
	"net/http"
	"os"
	"sort"
	"strconv"
	"sync"
	"time"
)

var answer = []byte(`{"model_name":"iris","outputs":[{"name":"output-0","shape":[1],"datatype":"INT64","data":[1]}]}`)

// notes holds arrivals since the start of the process.
type notes struct {
	lock  sync.Mutex
	times []time.Duration
}

func (n *notes) add(at time.Duration) {
	n.lock.Lock()
	n.times = append(n.times, at)
	n.lock.Unlock()
}

func (n *notes) take() []time.Duration {
	n.lock.Lock()
	defer n.lock.Unlock()
	taken := n.times
	n.times = make([]time.Duration, 0, cap(taken))
	sort.Slice(taken, func(i, j int) bool { return taken[i] < taken[j] })
	return taken
}

func (n *notes) write(to http.ResponseWriter) {
	lines := bufio.NewWriter(to)
	for _, at := range n.take() {
		lines.WriteString(strconv.FormatInt(at.Nanoseconds(), 10))
		lines.WriteByte('\n')
	}
	lines.Flush()
}

func main() {
	begun := time.Now()
	arrivals := &notes{times: make([]time.Duration, 0, 1<<20)}
	http.HandleFunc("/arrivals", func(to http.ResponseWriter, _ *http.Request) { arrivals.write(to) })
	http.HandleFunc("/", func(to http.ResponseWriter, request *http.Request) {
		if request.Header.Get("Loadline-Phase") == "measurement" {
			arrivals.add(time.Since(begun))
		}
		to.Header().Set("Content-Type", "application/json")
		to.Write(answer)
	})
	log.Fatal(http.ListenAndServe(os.Args[1], nil))
}
