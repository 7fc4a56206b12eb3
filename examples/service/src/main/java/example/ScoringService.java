package example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hourglass.data.DataException;
import io.hourglass.detect.Detector;
import io.hourglass.detect.score.RowScore;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Scores card payments over HTTP: a JSON object is posted to {@code /score}. */
public final class ScoringService implements AutoCloseable {
  private static final int REASONS = 3;
  private static final TypeReference<Map<String, Object>> RECORD = new TypeReference<>() {};

  private final ObjectMapper json = new ObjectMapper();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Detector detector;
  private final HttpServer server;

  /**
   * Starts the service.
   *
   * @param detector is thread-safe and shared by all requests
   * @param port 0 for any free one
   */
  public ScoringService(Detector detector, int port) throws IOException {
    this.detector = detector;
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.server = HttpServer.create(address, 0);
    server.createContext("/score", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Loads the detector of payments from the class path. */
  public static Detector payments() throws IOException {
    try (InputStream in = ScoringService.class.getResourceAsStream("/payments.hg")) {
      if (in == null) {
        throw new IOException(
            "payments.hg must be in src/main/resources; fit one with"
                + " ./hourglass detect fit --data payments --out payments.hg");
      }
      return Detector.load(in);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        Map<String, Object> payment = json.readValue(exchange.getRequestBody(), RECORD);
        send(exchange, 200, shown(detector.score(payment, REASONS)));
      } catch (DataException e) {
        send(exchange, 422, Map.of("error", e.getMessage()));
      } catch (JsonProcessingException e) {
        send(exchange, 400, Map.of("error", "expected a JSON object: " + e.getOriginalMessage()));
      }
    }
  }

  private static Map<String, Object> shown(RowScore score) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("score", score.score());
    answer.put("p_value", score.pValue());
    answer.put("anomaly", score.isAnomaly());
    answer.put("reasons", score.reasons());
    return answer;
  }

  private void send(HttpExchange exchange, int status, Map<String, Object> answer)
      throws IOException {
    byte[] body = json.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  /** Serves on port 8080 until the process ends. */
  public static void main(String[] arguments) throws IOException {
    new ScoringService(payments(), 8080);
  }
}
