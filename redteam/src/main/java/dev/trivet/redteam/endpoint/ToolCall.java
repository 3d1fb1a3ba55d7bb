package dev.trivet.redteam.endpoint;

/// What the model wants a tool to do.
///
/// @param id by which the result names the call
/// @param arguments as the model wrote them: JSON if it did it right
public record ToolCall(String id, String tool, String arguments) {}
