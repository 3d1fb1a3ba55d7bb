package dev.trivet.artifact.torch;

import dev.trivet.artifact.archive.ArchiveLayout;
import dev.trivet.artifact.pickle.PickleReader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The archives of `torch.save`, TorchScript, the mobile interpreter and `torch.export`: all in one
/// folder, whose name is anything.
public final class TorchLayout implements ArchiveLayout {
  private static final Pattern MARK =
      Pattern.compile(
          "(?:.*/)?(data\\.pkl|archive_format|bytecode\\.pkl|constants\\.pkl"
              + "|serialized_exported_program\\.json)");
  private static final Pattern STORAGE = Pattern.compile("((?:.*/)?)(data|constants|tensors)/\\d+");
  private static final Pattern WEIGHT =
      Pattern.compile("(?:.*/)?data/(weights|constants)/(weight_|tensor_|constant_)?\\d+");
  private static final Pattern PICKLE =
      Pattern.compile(
          "(?:.*/)?(data|constants|bytecode|attributes|version_pickle)\\.pkl|.*\\.debug_pkl");
  private static final Pattern SCRIPT = Pattern.compile("(?:.*/)?code/.*\\.py");
  private static final Pattern GRAPH =
      Pattern.compile("(?:.*/)?(models/.*|serialized_exported_program)\\.json");

  @Override
  public String format() {
    return "torch";
  }

  @Override
  public boolean recognises(Set<String> names) {
    return names.stream().anyMatch(name -> MARK.matcher(name).matches()) && names.size() > 1;
  }

  @Override
  public Treatment treat(String name, Set<String> names) {
    Matcher storage = STORAGE.matcher(name);
    boolean isStorage = storage.matches() && hasPickle(storage.group(1), storage.group(2), names);
    if (isStorage || WEIGHT.matcher(name).matches()) {
      return new Treatment.Numbers();
    }
    if (PICKLE.matcher(name).matches()) {
      return new Treatment.As(PickleReader.FORMAT);
    }
    if (SCRIPT.matcher(name).matches()) {
      return new Treatment.As(ScriptReader.FORMAT);
    }
    return GRAPH.matcher(name).matches()
        ? new Treatment.As(GraphReader.FORMAT)
        : new Treatment.ByContent();
  }

  /// Numbered entries are numbers where a pickle of the same folder refers to them.
  private static boolean hasPickle(String folder, String kind, Set<String> names) {
    return switch (kind) {
      case "data" -> names.contains(folder + "data.pkl") || names.contains(folder + "bytecode.pkl");
      default -> names.contains(folder + "constants.pkl") || names.contains(folder + "data.pkl");
    };
  }
}
