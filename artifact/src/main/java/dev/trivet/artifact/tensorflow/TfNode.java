package dev.trivet.artifact.tensorflow;

import java.util.ArrayList;
import java.util.List;

/// What is kept of a node: its operator, where its inputs come from, and the texts it holds.
final class TfNode {
  String name = "";
  String operator = "";
  long at;
  final List<String> inputs = new ArrayList<>();
  final List<String> texts = new ArrayList<>();

  /// Functions its attributes name.
  final List<String> functions = new ArrayList<>();
}
