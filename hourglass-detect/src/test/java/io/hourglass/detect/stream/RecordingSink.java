package io.hourglass.detect.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Records everything it receives. */
final class RecordingSink implements Sink {
  final BlockingQueue<String> rows = new LinkedBlockingQueue<>();
  final List<String> notes = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();
  final List<String> summaries = new ArrayList<>();
  private final List<String> held = new ArrayList<>();

  @Override
  public void row(String json) {
    held.add(json);
  }

  @Override
  public void flush() {
    rows.addAll(held);
    held.clear();
  }

  @Override
  public void note(String sentence) {
    notes.add(sentence);
  }

  @Override
  public void warn(String sentence) {
    warnings.add(sentence);
  }

  @Override
  public void summary(String text, Map<String, Object> json) {
    summaries.add(text);
  }

  List<JsonNode> json() {
    return rows.stream().map(row -> Json.tree(row, "row")).toList();
  }
}
