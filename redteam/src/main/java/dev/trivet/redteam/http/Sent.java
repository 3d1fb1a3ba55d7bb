package dev.trivet.redteam.http;

import dev.trivet.redteam.endpoint.Reply.Fault;
import dev.trivet.redteam.json.JsonValue;

/// What came of sending a request.
sealed interface Sent {

  /// An answer that is JSON.
  record Got(JsonValue body) implements Sent {}

  /// A filter said no.
  record Filtered(String why) implements Sent {}

  /// Anything else.
  ///
  /// @param retry whether asking again may help
  record Faulted(Fault fault, String what, Again retry) implements Sent {}

  /// What to do about a fault.
  enum Again {
    YES,
    NO
  }
}
