package dev.trivet.artifact;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.ScanRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// The files of a model, for those who want to read them and not to judge them.
///
/// @param files sorted by name; links are followed as far as they stay within
/// @param leadingOut links that lead out of the directory and were not followed
/// @param unread what else is there and cannot be read as a file
public record ModelFiles(List<Entry> files, List<String> leadingOut, List<String> unread) {
  public ModelFiles {
    files = List.copyOf(files);
    leadingOut = List.copyOf(leadingOut);
    unread = List.copyOf(unread);
  }

  /// @param name relative to the directory, with `/`
  public record Entry(Path file, String name) {}

  /// A directory's files, or a file by itself.
  ///
  /// @throws IOException when there is nothing at that path
  public static ModelFiles of(Path model) throws IOException {
    if (Files.isRegularFile(model)) {
      String name = String.valueOf(model.toRealPath().getFileName());
      return new ModelFiles(List.of(new Entry(model, name)), List.of(), List.of());
    }
    ModelDirectory directory = ModelDirectory.list(model);
    return new ModelFiles(
        directory.files().stream().map(named -> new Entry(named.file(), named.name())).toList(),
        refused(directory, rule -> rule.equals(ScanRules.LINK_LEADS_OUT)),
        refused(directory, rule -> !rule.equals(ScanRules.LINK_LEADS_OUT)));
  }

  private static List<String> refused(ModelDirectory directory, Predicate<Rule> rules) {
    return directory.refused().stream()
        .filter(refused -> rules.test(refused.rule()))
        .map(ModelDirectory.Refused::name)
        .toList();
  }
}
