package dev.trivet.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// What stood on the command line for one command.
record Given(ParseResult parsed) {

  List<String> arguments() {
    return parsed.matchedPositionals().stream()
        .flatMap(positional -> positional.stringValues().stream())
        .toList();
  }

  Optional<String> argument(int index) {
    List<String> all = arguments();
    return index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(parsed.matchedOptionValue(name, null));
  }

  List<String> options(String name) {
    return parsed.matchedOptionValue(name, List.of());
  }

  boolean has(String flag) {
    return parsed.hasMatchedOption(flag);
  }

  boolean json() {
    return has("--json");
  }
}
