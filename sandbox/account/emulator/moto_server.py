"""The emulated AWS services: moto's server, started by moto.ts and by nothing else.

Six things differ from moto's own `moto_server` command:

- It lives no longer than its parent. Standard input is a pipe that the parent holds open; the kernel closes it however the
  parent ends, SIGKILL included, and then this process ends.
- Identifiers are reproducible. Every id in moto comes from one shared generator; a request that carries X-Sandbox-Seed seeds
  it first, so that a replayed request gets the ids that it got the first time.
- A request that moto cannot serve is told apart from an AWS error. moto answers both with HTML pages; here the first kind
  carries X-Sandbox-Unserved with the reason, which the gateway turns into an error of the service's own protocol.
- A region that a service does not have is told apart from a failure, see regions.py.
- Some answers that are not AWS's are put right: see corrections/.
- The gateway can read the account's policies, and let services publish: see questions.py.

One JSON line on standard output says that it is ready: {"port": ..., "models": <folder of botocore's service models>}.
"""

import json
import logging
import os
import sys
import threading
from urllib.parse import quote

import botocore
from corrections import correct
from moto.iam import models as iam_models
from moto.moto_api._internal import mock_random
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from read_once import read_once
from regions import NotOffered, tell_missing_regions
from werkzeug.exceptions import NotFound
from werkzeug.serving import make_server

NOT_IMPLEMENTED = "not implemented"


def unserved(reason, start_response):
    """An answer that no AWS service gives: the reason travels in a header, percent-encoded because it may be any text."""
    start_response("500 Unserved", [("X-Sandbox-Unserved", quote(reason)), ("Content-Length", "0")])
    return [b""]


def reason_of(error):
    """The text for a person: moto raises NotImplementedError for a gap, and anything at all for a defect."""
    if isinstance(error, NotImplementedError):
        return NOT_IMPLEMENTED
    if isinstance(error, NotOffered):
        return f"not offered: {error.service}"
    return f"{type(error).__name__}: {error}".splitlines()[0]


def create_app(service):
    """moto's Flask app for one service, with its failures raised instead of rendered as pages. No service: moto lacks it."""
    if service is None:
        raise NotImplementedError
    app = create_backend_app(service)
    correct(service)
    app.config["PROPAGATE_EXCEPTIONS"] = True

    # Only routing raises NotFound; an AWS error with status 404 is a different class and passes untouched.
    @app.errorhandler(NotFound)
    def no_route(_error):
        return "", 404, {"X-Sandbox-Unserved": quote(NOT_IMPLEMENTED)}

    return app


class SandboxApplication:
    """The WSGI application: seed, dispatch, and name what could not be served."""

    def __init__(self):
        self.moto = DomainDispatcherApplication(create_app)

    def __call__(self, environ, start_response):
        seed = environ.get("HTTP_X_SANDBOX_SEED")
        if seed is not None:
            mock_random.seed(int(seed))
        try:
            if environ["PATH_INFO"].startswith("/.sandbox/"):
                from questions import answer  # with the first question: it loads the services that it asks

                return answer(environ, start_response)
            return self.moto(environ, start_response)
        except Exception as error:  # noqa: BLE001 the gateway reports every failure inside moto
            return unserved(reason_of(error), start_response)


def exit_with_parent():
    sys.stdin.buffer.read()
    os._exit(0)


def serve_every_account():
    """
    The account of a request is that of its key, so that a member of an organization is an account of its own. The variable
    would put every request in one account; what it names is here the account of keys that moto did not make.
    """
    iam_models.DEFAULT_ACCOUNT_ID = os.environ.pop("MOTO_ACCOUNT_ID")


def main():
    serve_every_account()
    read_once()
    tell_missing_regions()
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    threading.Thread(target=exit_with_parent, daemon=True).start()
    server = make_server("127.0.0.1", 0, SandboxApplication(), threaded=True, request_handler=MotoRequestHandler)
    models = os.path.join(os.path.dirname(botocore.__file__), "data")
    print(json.dumps({"port": server.server_port, "models": models}), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
