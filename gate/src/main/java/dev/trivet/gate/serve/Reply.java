package dev.trivet.gate.serve;

/// What goes back over HTTP.
record Reply(int status, String json) {
  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int WRONG_METHOD = 405;
  static final int TIMEOUT = 408;
  static final int TOO_LARGE = 413;
  static final int WRONG_TYPE = 415;
  static final int FAILED = 500;
  static final int BUSY = 503;

  static Reply problem(int status, String what) {
    return new Reply(
        status,
        new dev.trivet.artifact.integrity.form.WriteJson()
            .object()
            .number("status", status)
            .text("title", what)
            .end()
            .done());
  }
}
