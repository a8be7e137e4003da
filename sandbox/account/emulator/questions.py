"""
The paths by which the gateway asks for what no AWS call tells, or does what none does: /.sandbox/<name>?<arguments>. What is
too long for a path comes as JSON in the body, and is the argument `body`.
"""

import json
from urllib.parse import parse_qs

import clock
import deliveries
import policies

ANSWERS = {**policies.ANSWERS, **deliveries.ANSWERS, **clock.ANSWERS}


def answer(environ, start_response):
    query = {name: values[0] for name, values in parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True).items()}
    length = int(environ.get("CONTENT_LENGTH") or 0)
    if length > 0:
        query["body"] = json.loads(environ["wsgi.input"].read(length))
    body = json.dumps(ANSWERS[environ["PATH_INFO"].rsplit("/", 1)[1]](**query)).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
