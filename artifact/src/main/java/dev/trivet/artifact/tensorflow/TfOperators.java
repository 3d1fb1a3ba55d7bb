package dev.trivet.artifact.tensorflow;

import java.util.Set;
import java.util.regex.Pattern;

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
          "CacheDataset",
          "CacheDatasetV2",
          "DeleteOldCheckpoints",
          "CheckpointExists",
          "LookupTableExport",
          "BoostedTreesDeserializeEnsemble",
          "ShardedFilename",
          "ShardedFilespec");

  /// Families of operators, by how their names begin or end; more are added with each release.
  private static final Pattern FAMILY =
      Pattern.compile(
          "(Abs|Acos|Adjust|All|Any|Apply|Approx|Arg|As|Asin|Assert|Assign|Atan|Audio|Avg|Band"
              + "|Barrier|Batch|Bessel|Betainc|Bias|Bincount|Bitcast|Bitwise|Block|Boosted|Boolean|Broadcast"
              + "|Bucketize|CSR|CTC|Cast|Ceil|Check|Cholesky|Clip|Collective|Combined|Complex|Composite|Concat"
              + "|Concatenate|Conditional|Conj|Const|Consume|Control|Conv|Copy|Cos|Count|Crop|Cross|Cudnn|Cum"
              + "|Data|Dataset|Dawsn|Dct|Debug|Decode|DeepCopy|Delete|Dense|Depth|Dequantize|Deserialize"
              + "|Destroy|Device|Diag|Digamma|Dilation|Direct|Disable|Div|Draw|Dummy|Dynamic|Edit|Eig|Einsum|Elu"
              + "|Empty|Encode|Enqueue|Ensure|Enter|Equal|Erf|Erfc|Euclidean|Exit|Exp|Expand|Expm|Extract|FFT"
              + "|FIFO|Fact|Fake|Fill|Filter|Finalize|Fingerprint|Flat|Floor|Flush|For|Fractional|Fresnel|Fused"
              + "|GRU|Gather|Generate|Generator|Get|Global|Greater|Group|Guarantee|HSV|Hash|Hermitian|Histogram|IFFT|IRFFT"
              + "|Identity|If|Igamma|Ignore|Imag|Image|In|Infeed|Initialize|Inplace|Interleave|Inv|Invert|Is"
              + "|Isotonic|Iterator|Kmeans|KMC|KmeansPlusPlus|KthOrder|L2|LRN|LSTM|Latency|Leaky|Learned|Left|Legacy|Less|Lgamma|Lin|List|Load"
              + "|Log|Lookup|Loop|Lower|Lu|Make|Map|Mat|Matching|Matrix|Max|Maximum|Mean|Merge|Mfcc|Min|Mirror|Mod|Model|Mul"
              + "|Multi|Mutable|Mutex|NMS|Ndtri|Nccl|Nearest|Neg|Next|No|NoOp|Non|Normalize|Not|NonSerializable|Nth|NcclReduce|One|Ones|Option"
              + "|Optimize|Optional|Ordered|Outfeed|Pack|Pad|Padded|Padding|Parallel|Parameterized|Parse|Partitioned|Placeholder|Polygamma"
              + "|Population|Pow|Prefetch|Prelinearize|Prevent|Print|Priority|Private|Prod|Qr|Quantize|Quantized|Queue|RFFT|RGB|Ragged|Random"
              + "|Range|Rank|Read|Reader|Real|Rebatch|Reciprocal|Record|Recv|Reduce|Ref|Regex|Relu|Remote|Repeat|Request|Requantization"
              + "|Requantize|Rescale|Reshape|Resize|Resource|Retrieve|Reverse|Rewrite|Right|Riemann|Rint|Rng|Roll|Round|Rsqrt|Sampling|Sample|Scale|Scan"
              + "|Scatter|Sdca|Search|Segment|Select|Self|Selu|Send|Sentinel|Serialize|Set|Shape|Shard|Shuffle|Shut|Sigmoid|Sign|Sin|Size|Skip|Sleep|Skipgram|Sliding"
              + "|Slice|Snapshot|Sobol|Soft|Space|Sparse|Spence|Split|Sqrt|Square|Squared|Squeeze|Stack|Stage|Stateful|Stateless|Static|Stats"
              + "|Stochastic|Stop|Store|Strided|String|Strip|Sub|Substr|Sum|Summary|Svd|Switch|Symbolic|Sync|TF|TPU|TPUEmbedding|Take|Tan|Temporary|Tensor"
              + "|Thread|Tile|Timestamp|To|TopK|Transpose|Tridiagonal|True|Truncate|Unbatch|Unicode|Uniform|Unique|Unravel|Unsorted|Unpack|Unstage|Unwrap|Upper|Upgrade|VarHandle|VarIsInitialized|Variable"
              + "|Variant|Where|While|Window|Worker|Write|Xdivy|Xla|Xlog|Zeros|Zeta|Zip|_)(?=[A-Z0-9]|$)\\w*"
              + "|Case|StatelessCase|Experimental[A-Z]\\w*|[A-Z]\\w*(Grad|GradV2|GradGrad|Dataset|DatasetV2|Summary|SummaryV2)"
              + "|[Vv]ariable\\w*|Reverse\\w*|Add(N|V2|ManySparseToTensorsMap|SparseToTensorsMap)?|Angle"
              + "|AddN|AccumulateNV2|AccumulatorApplyGradient|Accumulator\\w+|AnonymousIterator\\w*|Anonymous\\w+"
              + "|Erfinv|Lgamma|Ndtri|Nextafter|NextAfter|NextIteration|NearestNeighbors|Nop|LogicalAnd|LogicalNot|LogicalOr"
              + "|Bincount|Roll|Rpc\\w+Stub|Unbatch|UnbatchGrad|Assert|Ceil|Elu|Softplus|SoftmaxV2|TopKV2|OneShotIterator|StaticRegexReplace|StaticRegexFullMatch|Acosh|ApproximateEqual|Asinh|Atanh|CollateTPU\\w*|Compute\\w+|Conjugate\\w*|Cosh|Cumprod"
              + "|Cumsum|Cumulative\\w+|DepthwiseConv\\w*|HostConst|Igammac|Minimum|Multinomial|Risc\\w+"
              + "|Shutdown\\w*|Sinh|Softmax\\w*|Softsign|Tanh|Tpu\\w+|Truncated\\w+|Xlogy|DTensor\\w+|LinSpace|ListDiff|Max|MapDefun|ConfigureDistributedTPU|ConfigureTPUEmbedding\\w*|ConnectTPU\\w*|CompileTPU\\w*|ExecuteTPU\\w*|Execute\\w*TPU\\w*|ExtractJpegShape|FixedUnigramCandidateSampler|AllCandidateSampler|LogUniformCandidateSampler|ThreadUnsafeUnigramCandidateSampler|ComputeAccidentalHits|ComputeBatchSize|CompressElement|UncompressElement|ChooseFastestDataset|CloseSummaryWriter|CountUpTo|Bitwise\\w+|Rank|WeightedFlatMapDataset|InTopK\\w*|Unicode\\w+|UnicodeDecode\\w*");

  private TfOperators() {}

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
    return FAMILY.matcher(name).matches() ? Effect.NONE : Effect.UNKNOWN;
  }

  /// Judges an operator for other formats that embed TensorFlow's.
  public static Effect judge(String name) {
    return effect(name);
  }
}
