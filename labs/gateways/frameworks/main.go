// The application of the conformance table in Go, behind the printed policy: it passes each request on to the table's own
// application.
package main

import (
	"log"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
)

func main() {
	upstream, err := url.Parse("http://127.0.0.1:" + os.Getenv("UPSTREAM_PORT"))
	if err != nil {
		log.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(upstream)
	proxy.FlushInterval = -1
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), NewCors().Handler(proxy)))
}
