package dev.trivet.artifact.proto;

/// Where a nested message or a text lies.
public record ProtoPlace(long from, long to) {
  public long length() {
    return to - from;
  }
}
