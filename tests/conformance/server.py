"""One fuzzing server of the Autobahn|Testsuite, in Python 2.7, for `cargo xtask conformance`.

    server.py <folder for reports> <seconds to live> ws|wss <case pattern>...

It says on stdout, in one line of JSON, where it listens. `wstest`, the suite's own program, is not used: it listens on
every interface and opens a web page.
"""

import json
import os
import sys

# The suite prints too; stdout is for the one line.
announcement = sys.stdout
sys.stdout = sys.stderr

from autobahntestsuite.fuzzing import FuzzingServerFactory
from twisted.internet import reactor, ssl

import certificate


def main(reports, seconds, scheme, patterns):
    # With port 0 in its URL the factory does not compare the port in a request's Host header with its own.
    factory = FuzzingServerFactory({"url": scheme + "://127.0.0.1:0", "outdir": reports, "cases": patterns})
    said = {"scheme": scheme}
    if scheme == "wss":
        key, chain, said["ca_file"] = certificate.make(reports)
        context = ssl.DefaultOpenSSLContextFactory(key, chain)
        os.remove(key)
        listener = reactor.listenSSL(0, factory, context, interface="127.0.0.1")
    else:
        listener = reactor.listenTCP(0, factory, interface="127.0.0.1")
    said["port"] = listener.getHost().port
    announcement.write(json.dumps(said) + "\n")
    announcement.flush()
    # Whoever started it may be killed before it can end this.
    reactor.callLater(seconds, reactor.stop)
    reactor.run()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3], sys.argv[4:])
