package dev.trivet.redteam.endpoint;

import dev.trivet.redteam.probe.Tool;
import java.util.List;

/// A conversation that waits for the model.
///
/// @param seed asks the endpoint to draw the same answer again, where it can
public record Request(List<Message> messages, List<Tool> tools, long seed) {
  private static final int CHARACTERS_PER_TOKEN = 4;

  public Request {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /// About how many tokens the model has to read.
  public long tokens() {
    long characters = 0;
    for (Message message : messages) {
      characters +=
          switch (message) {
            case Message.Instructions(String text) -> text.length();
            case Message.User(String text) -> text.length();
            case Message.Model(String text, var calls) -> text.length() + 40L * calls.size();
            case Message.ToolResult(String id, String text) -> text.length();
          };
    }
    for (Tool tool : tools) {
      characters += tool.description().length() + 60;
    }
    return characters / CHARACTERS_PER_TOKEN + 1;
  }
}
