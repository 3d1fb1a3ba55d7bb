package dev.trivet.artifact.integrity.oms;

/// Which form of the format a signature has. The specification counts its own versions; these are
/// the releases of the reference tool that wrote the form.
public enum OmsFormat {
  /// Before the specification: another predicate, another pre-authentication form. Only read.
  V0_2_0("OMS 0.2.0"),
  /// The predicate of 1.0; no list of ignored paths, the key itself instead of its digest. Only
  /// read.
  V0_3_1_TO_1_0_1("OMS 0.3.1 to 1.0.1"),
  /// The specification 1.0, as written from 1.1.0 on.
  V1_1_0("OMS 1.1.0");

  private final String title;

  OmsFormat(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  public boolean isOld() {
    return this != V1_1_0;
  }
}
