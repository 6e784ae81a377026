"""Each way an attempt can end has its type."""

import gzip
import socket

import pytest
from OpenSSL import SSL
from scrapy import exceptions as scrapy_errors
from twisted.internet import error as network
from twisted.python.failure import Failure
from twisted.web.client import ResponseNeverReceived

from crawler.captures import Outcome
from crawler.outcomes import outcome_of_error, outcome_of_status


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, "ok"),
        (206, "ok"),
        (304, "unchanged"),
        (400, "error"),
        (401, "login_wall"),
        (403, "forbidden"),
        (404, "not_found"),
        (408, "timeout"),
        (410, "gone"),
        (418, "error"),
        (429, "rate_limited"),
        (451, "forbidden"),
        (500, "server_error"),
        (503, "server_error"),
        (522, "server_error"),
    ],
)
def test_status(status, outcome):
    assert outcome_of_status(status) is Outcome(outcome)


def caused(cause):
    error = scrapy_errors.DownloadFailedError("x")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (scrapy_errors.CannotResolveHostError(), "dns"),
        (socket.gaierror(), "dns"),
        (scrapy_errors.DownloadTimeoutError(), "timeout"),
        (TimeoutError(), "timeout"),
        (scrapy_errors.DownloadCancelledError("too big"), "too_large"),
        (scrapy_errors.IgnoreRequest("unpacked too big"), "too_large"),
        (scrapy_errors.DownloadConnectionRefusedError(), "connection"),
        (scrapy_errors.DownloadFailedError(), "connection"),
        (scrapy_errors.ResponseDataLossError(), "connection"),
        (network.ConnectionLost(), "connection"),
        (caused(SSL.Error([])), "tls"),
        (caused(ResponseNeverReceived([Failure(SSL.Error([]))])), "tls"),
        (caused(network.DNSLookupError()), "dns"),
        (gzip.BadGzipFile(), "unreadable"),
        (ValueError(), "error"),
    ],
)
def test_error(error, outcome):
    assert outcome_of_error(error) is Outcome(outcome)
