package dev.trivet.measure.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/// Writes files as others do.
record Written(CompressionCodecName codec, WriterVersion version, Dictionary dictionary) {
  static final Written USUAL =
      new Written(CompressionCodecName.SNAPPY, WriterVersion.PARQUET_1_0, Dictionary.WITH);

  /// Whether numbers that come often are named.
  enum Dictionary {
    WITH,
    WITHOUT
  }

  /// @param fill puts a row's values into a group
  Path to(Path file, String schema, int rows, BiConsumer<Integer, Group> fill) throws IOException {
    MessageType type = MessageTypeParser.parseMessageType(schema);
    var groups = new SimpleGroupFactory(type);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(type)
            .withCodecFactory(new Packers())
            .withCompressionCodec(codec)
            .withWriterVersion(version)
            .withDictionaryEncoding(dictionary == Dictionary.WITH)
            .withByteStreamSplitEncoding(dictionary == Dictionary.WITHOUT)
            .withPageSize(2_000)
            .withRowGroupSize(20_000L)
            .build()) {
      for (int row = 0; row < rows; row++) {
        Group group = groups.newGroup();
        fill.accept(row, group);
        writer.write(group);
      }
    }
    return file;
  }
}
