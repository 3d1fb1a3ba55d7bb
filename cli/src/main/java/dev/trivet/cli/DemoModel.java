package dev.trivet.cli;

import java.nio.file.Path;

/// A model file of the example company: which component it is, where it lies, and who signs it.
enum DemoModel {
  SCORE("credit-score", "score-model", "score-2026.3.0.onnx", "meridian-release"),
  RADAR("fraud-radar", "radar-model", "radar-2026-W46.onnx", "meridian-release"),
  LENS("damage-lens", "lens-model", "lens-4.2.0.onnx", "meridian-release"),
  BACKBONE("damage-lens", "pinspeck-backbone", "pinspeck-base-v3.h5", "meridian-release"),
  LUMEN("member-assistant", "lumen-8b", "", "lumenfjell"),
  ADAPTER("member-assistant", "meri-adapter", "meri-adapter-v14.gguf", "meridian-release");

  private final String system;
  private final String component;
  private final String file;
  private final String signer;

  DemoModel(String system, String component, String file, String signer) {
    this.system = system;
    this.component = component;
    this.file = file;
    this.signer = signer;
  }

  String system() {
    return system;
  }

  String component() {
    return component;
  }

  String place() {
    return system + "/" + component;
  }

  /// @param models the folder of the example's models
  Path in(Path models) {
    return models.resolve(system).resolve(component).resolve(file);
  }

  /// The public key of whoever should have signed it.
  Path key(Path models) {
    return models.resolve("keys").resolve(signer + ".pem.pub");
  }
}
