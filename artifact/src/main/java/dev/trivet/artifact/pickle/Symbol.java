package dev.trivet.artifact.pickle;

import org.jspecify.annotations.Nullable;

/// Something a stream imports, and what became of it.
final class Symbol {
  private final int number;
  private final String module;
  private final String name;
  private final Judgement judgement;
  private final @Nullable String detail;
  private long importedAt;
  private int calls;
  private int reports;
  private boolean isArmed;

  Symbol(int number, String module, String name, Judgement judgement, @Nullable String detail) {
    this.number = number;
    this.module = module;
    this.name = name;
    this.judgement = judgement;
    this.detail = detail;
    this.importedAt = -1;
  }

  int number() {
    return number;
  }

  String module() {
    return module;
  }

  String name() {
    return name;
  }

  /// `os.system`.
  String path() {
    return module + "." + name;
  }

  Judgement judgement() {
    return judgement;
  }

  /// What an instance was made with, when that matters: `f8` of a dtype, the function of a partial.
  String detail() {
    return detail == null ? "" : detail;
  }

  void importedAt(long place) {
    if (importedAt < 0) {
      importedAt = place;
    }
  }

  /// Where it was imported first, or -1.
  long importedAt() {
    return importedAt;
  }

  /// Takes back an import from `place` on: it was only tried.
  void forgetImportFrom(long place) {
    if (importedAt >= place) {
      importedAt = -1;
    }
  }

  void called() {
    calls++;
  }

  int calls() {
    return calls;
  }

  /// How often it was reported.
  int reports() {
    return reports;
  }

  /// Notes that instances keep a function that does harm, for a later call.
  void arm() {
    isArmed = true;
  }

  boolean isArmed() {
    return isArmed;
  }

  void reported() {
    reports++;
  }
}
