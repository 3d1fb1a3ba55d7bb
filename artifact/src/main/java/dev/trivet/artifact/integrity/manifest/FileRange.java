package dev.trivet.artifact.integrity.manifest;

import java.util.ArrayList;
import java.util.List;

/// Bytes of a file that have a digest of their own.
///
/// @param from the first
/// @param to the one after the last
public record FileRange(ModelFile file, long from, long to) {

  static FileRange whole(ModelFile file) {
    return new FileRange(file, 0, file.size());
  }

  /// The file in pieces of `size`, the last one shorter; none when it is empty.
  static List<FileRange> shards(ModelFile file, long size) {
    var shards = new ArrayList<FileRange>();
    for (long from = 0; from < file.size(); from += size) {
      shards.add(new FileRange(file, from, Math.min(file.size(), from + size)));
    }
    return shards;
  }

  public long size() {
    return to - from;
  }

  boolean isWhole() {
    return from == 0 && to == file.size();
  }
}
