package dev.trivet.artifact.tensorflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// Judges TensorFlow operators by name.
public final class TfOperators {
  /// What an operator does besides computing.
  public enum Effect {
    NONE,
    /// It runs Python, or opens files or connections.
    HARMFUL,
    /// It reads or writes where one of its inputs says; harmless in a saved model when that is
    /// asked from outside.
    FILES_BY_INPUT,
    /// It ends the process.
    ABORTS,
    /// It is not part of TensorFlow, as far as is known here.
    UNKNOWN
  }

  private static final Set<String> HARMFUL =
      Set.of(
          "PyFunc",
          "PyFuncStateless",
          "EagerPyFunc",
          "ReadFile",
          "WriteFile",
          "MatchingFiles",
          "MatchingFilesDataset",
          "Rpc",
          "TryRpc",
          "RpcCall",
          "RpcClient",
          "RpcServer",
          "RpcServerStart",
          "RpcServerRegister",
          "RecordInput",
          "Skipgram",
          "ImmutableConst",
          "CreateSummaryFileWriter",
          "CreateSummaryDbWriter",
          "ImportEvent",
          "SqlDataset",
          "TextLineDataset",
          "TFRecordDataset",
          "TFRecordDatasetV2",
          "FixedLengthRecordDataset",
          "FixedLengthRecordDatasetV2",
          "CSVDataset",
          "CSVDatasetV2",
          "LMDBDataset",
          "LMDBReader",
          "WholeFileReader",
          "WholeFileReaderV2",
          "TextLineReader",
          "TextLineReaderV2",
          "TFRecordReader",
          "TFRecordReaderV2",
          "FixedLengthRecordReader",
          "FixedLengthRecordReaderV2",
          "IdentityReader",
          "IdentityReaderV2",
          "SnapshotDataset",
          "SnapshotDatasetV2",
          "SnapshotDatasetReader",
          "SnapshotNestedDatasetReader",
          "SnapshotChunkDataset",
          "ListSnapshotChunksDataset",
          "DatasetToTFRecord",
          "DumpTensor",
          "DatasetFromGraph",
          "CalibrationStatisticsSaver",
          "SaveDataset",
          "SaveDatasetV2",
          "LoadDataset",
          "DistributedSave",
          "DataServiceDataset",
          "DataServiceDatasetV2",
          "DataServiceDatasetV3",
          "DataServiceDatasetV4",
          "RegisterDataset",
          "RegisterDatasetV2",
          "BigtableClient",
          "BigtableTable",
          "FileSystemSetConfiguration",
          "LoadLibrary",
          "LoadOpLibrary",
          "ParquetDataset",
          "KafkaDataset",
          "HadoopFileSystem",
          "GcsConfigureCredentials",
          "GcsConfigureBlockCache",
          "BlockLSTMLibrary",
          "RemoteFusedGraphExecute",
          "ReadFileV2");

  private static final Set<String> BY_INPUT =
      Set.of(
          "Save",
          "SaveSlices",
          "SaveV2",
          "Restore",
          "RestoreSlice",
          "RestoreV2",
          "MergeV2Checkpoints",
          "LoadAndRemapMatrix",
          "GenerateVocabRemapping",
          "InitializeTableFromTextFile",
          "InitializeTableFromTextFileV2",
          "SimpleMLLoadModelFromPath",
          "SimpleMLLoadModelFromPathWithHandle",
          "CacheDataset",
          "CacheDatasetV2",
          "DeleteOldCheckpoints",
          "CheckpointExists",
          "FixedUnigramCandidateSampler",
          "LookupTableExport",
          "BoostedTreesDeserializeEnsemble",
          "ShardedFilename",
          "ShardedFilespec");

  private static final Set<String> KNOWN = read();

  private TfOperators() {}

  /// Whether it prints or debugs, and so may write to an address it is given as an attribute.
  static boolean mayWrite(String name) {
    return name.startsWith("Debug") || name.startsWith("Print");
  }

  static Effect effect(String name) {
    String operator =
        name.startsWith("Experimental") ? name.substring("Experimental".length()) : name;
    if (HARMFUL.contains(operator) || name.matches("(?i).*py_?func.*")) {
      return Effect.HARMFUL;
    }
    if (BY_INPUT.contains(operator)) {
      return Effect.FILES_BY_INPUT;
    }
    if (operator.equals("Abort")) {
      return Effect.ABORTS;
    }
    return KNOWN.contains(name) || name.startsWith("_") ? Effect.NONE : Effect.UNKNOWN;
  }

  /// Judges an operator for other formats that embed TensorFlow's.
  public static Effect judge(String name) {
    return effect(name);
  }

  private static Set<String> read() {
    try (InputStream in = TfOperators.class.getResourceAsStream("operators.txt")) {
      if (in == null) {
        throw new IllegalStateException("operators.txt is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
