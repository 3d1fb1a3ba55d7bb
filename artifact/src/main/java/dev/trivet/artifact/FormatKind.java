package dev.trivet.artifact;

import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.ScanResult;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/// Whether files of a format can hold what is run when they are loaded, in the words of the
/// evidence method `artifact.format`. In rising order of gravity.
public enum FormatKind {
  /// Numbers, names and settings; loading them runs nothing.
  DATA_ONLY("data-only"),
  /// A container, or nothing known.
  UNKNOWN("unknown"),
  /// Loading such a file may run what stands in it, whether this one does or not.
  CODE_CAPABLE("code-capable");

  private static final Set<String> DATA =
      Set.of(
          "safetensors",
          "gguf",
          "onnx",
          "lightgbm",
          "catboost",
          "ubjson",
          "json",
          "yaml",
          "text",
          "sentencepiece",
          "xml",
          "tflite",
          "coreml",
          "caffe",
          "tensorflow-checkpoint",
          "checkpoint-state",
          "tensor-data",
          "msgpack");
  private static final Set<String> CODE =
      Set.of(
          "pickle",
          "buried-pickle",
          "torch",
          "torch-export",
          "torchscript",
          "tensorflow",
          "text-graph",
          "rdata",
          "hdf5",
          "numpy",
          "executable",
          "ELF",
          "PE",
          "Mach-O",
          "WebAssembly",
          "Java class",
          "Dalvik",
          "static library",
          "actually portable executable",
          "Python bytecode",
          "machine code",
          "jinja");

  /// What says nothing of what is in it, and what nobody knows.
  private static final Set<String> CONTAINERS =
      Set.of(
          "zip",
          "tar",
          "7z",
          "compressed",
          "gzip",
          "bzip2",
          "xz",
          "lz4",
          "snappy",
          "compress",
          "zstd",
          "zfile",
          "zlib",
          "lzma",
          "directory",
          "empty",
          "unknown");

  private final String word;

  FormatKind(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /// The gravest of what was met; nothing is said of what was not understood.
  public static FormatKind of(ScanResult result) {
    if (result.verdict() == Verdict.NOT_UNDERSTOOD) {
      return UNKNOWN;
    }
    return result.files().isEmpty()
        ? of(result.format())
        : result.files().stream()
            .map(file -> of(file.format()))
            .max(Comparator.naturalOrder())
            .orElseThrow();
  }

  private static FormatKind of(String format) {
    if (DATA.contains(format)) {
      return DATA_ONLY;
    }
    return CODE.contains(format) ? CODE_CAPABLE : UNKNOWN;
  }

  /// How often a format is listed: once, when nobody forgot it.
  static long listed(String format) {
    return Stream.of(DATA, CODE, CONTAINERS).filter(kind -> kind.contains(format)).count();
  }
}
