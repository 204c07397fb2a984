"""A stand-in for CI: ci.py port folder-of-certificate folder

Answers each request for a build with the status in folder/answer, else 204, and writes both down in folder/requests.
An answer that says "random" is 204 or, once in three times, 500.
"""
import http.server
import pathlib
import random
import ssl
import sys

PORT, TLS, SAID = int(sys.argv[1]), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])


class Ci(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        answer = SAID / "answer"
        said = answer.read_text().strip() if answer.exists() else "204"
        status = random.choice([204, 204, 500]) if said == "random" else int(said)
        with (SAID / "requests").open("a") as log:
            log.write(f"{status} {' '.join(body.split())}\n")
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


SAID.mkdir(parents=True, exist_ok=True)
server = http.server.ThreadingHTTPServer(("", PORT), Ci)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(TLS / "tls.crt", TLS / "tls.key")
server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
server.serve_forever()
