package main

import (
	"encoding/binary"
	"fmt"
	"log"
	"math"
	"net/http"
	"strconv"
	"strings"

	"google.golang.org/protobuf/encoding/protowire"
)

// value is the element at an index: five decimals that differ.
func value(index int) float32 {
	return float32(index%100000) / 100000
}

// largeAnswer is a ModelInferResponse: one output of so many FP32, raw.
func largeAnswer(elements int) raw {
	contents := make([]byte, 0, 4*elements)
	for i := 0; i < elements; i++ {
		contents = binary.LittleEndian.AppendUint32(contents, math.Float32bits(value(i)))
	}
	output := text(text(nil, 1, "output-0"), 2, "FP32")
	output = nested(output, 3, protowire.AppendVarint(nil, uint64(elements)))
	return nested(nested(text(text(nil, 1, "iris"), 2, "1"), 5, output), 6, contents)
}

// serveHTTP answers in the REST form, with about as many bytes: a number takes nine where it takes four raw.
func serveHTTP(address string, elements int) {
	count := elements * 4 / 9
	numbers := make([]string, count)
	for i := range numbers {
		numbers[i] = fmt.Sprintf("%.6f", value(i))
	}
	body := []byte(fmt.Sprintf(
		`{"model_name":"iris","outputs":[{"name":"output-0","datatype":"FP32","shape":[%d],"data":[%s]}]}`,
		count, strings.Join(numbers, ",")))
	length := strconv.Itoa(len(body))
	log.Fatal(http.ListenAndServe(address, http.HandlerFunc(func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Content-Type", "application/json")
		out.Header().Set("Content-Length", length)
		out.Write(body)
	})))
}
