package dev.trivet.artifact.checkpoint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a file of numbers: `variables/variables.data-00000-of-00001`.
///
/// @param index the name of the index that should be beside it
/// @param number which of them it is, from 0
/// @param count how many there are
record ShardName(String index, long number, long count) {
  static final String INDEX = ".index";

  private static final Pattern FORM = Pattern.compile("(.+)\\.data-(\\d{5})-of-(\\d{5})");

  static Optional<ShardName> of(String name) {
    Matcher form = FORM.matcher(name);
    return form.matches()
        ? Optional.of(
            new ShardName(
                form.group(1) + INDEX,
                Long.parseLong(form.group(2)),
                Long.parseLong(form.group(3))))
        : Optional.empty();
  }
}
