package dev.trivet.redteam.http;

import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.target.Reply.Fault;

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
