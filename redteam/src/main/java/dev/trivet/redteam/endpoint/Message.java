package dev.trivet.redteam.endpoint;

import java.util.List;

/// One entry of a conversation, as a chat endpoint takes it.
public sealed interface Message {

  /// What the model is told before anything else.
  record Instructions(String text) implements Message {}

  /// What the user says.
  record User(String text) implements Message {}

  /// What the model answered.
  record Model(String text, List<ToolCall> calls) implements Message {
    public Model {
      calls = List.copyOf(calls);
    }
  }

  /// What a tool gave back.
  record ToolResult(String callId, String text) implements Message {}
}
