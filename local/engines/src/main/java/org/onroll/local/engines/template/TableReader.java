package org.onroll.local.engines.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an {@code AWS::DynamoDB::Table}. */
final class TableReader {
  private TableReader() {}

  static TableDefinition read(String logicalId, Section table) {
    Section properties = table.at("Properties");
    if (properties.find("LocalSecondaryIndexes").isPresent()) {
      throw new TemplateException(
          properties.place() + ": local secondary indexes are not understood here");
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Section attribute : properties.at("AttributeDefinitions").items()) {
      attributes.put(attribute.at("AttributeName").text(), attribute.at("AttributeType").text());
    }
    List<TableDefinition.Index> indexes =
        properties.find("GlobalSecondaryIndexes").map(Section::items).orElse(List.of()).stream()
            .map(TableReader::index)
            .toList();
    Optional<String> expiry =
        properties.find("TimeToLiveSpecification").map(ttl -> ttl.at("AttributeName").text());
    String name =
        properties.find("TableName").map(Section::text).orElse(Names.STACK + "-" + logicalId);
    return new TableDefinition(
        name, Map.copyOf(attributes), key(properties.at("KeySchema")), indexes, expiry);
  }

  private static TableDefinition.Index index(Section index) {
    Section projection = index.at("Projection");
    return new TableDefinition.Index(
        index.at("IndexName").text(),
        key(index.at("KeySchema")),
        projection.at("ProjectionType").text(),
        projection.find("NonKeyAttributes").map(Section::texts).orElse(List.of()));
  }

  private static TableDefinition.Key key(Section schema) {
    String hash =
        part(schema, "HASH")
            .orElseThrow(() -> new TemplateException(schema.place() + ": no HASH key"));
    return new TableDefinition.Key(hash, part(schema, "RANGE"));
  }

  private static Optional<String> part(Section schema, String type) {
    return schema.items().stream()
        .filter(element -> element.at("KeyType").text().equals(type))
        .map(element -> element.at("AttributeName").text())
        .findFirst();
  }
}
