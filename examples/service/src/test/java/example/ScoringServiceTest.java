package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hourglass.detect.Detector;
import io.hourglass.detect.score.RowScore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScoringServiceTest {
  private static final String GROCERIES =
      """
      {"time": "2026-03-02 17:40:00", "amount": 23.5, "currency": "EUR", "country": "NL",
       "merchant": "groceries", "channel": "contactless", "card": "debit", "age": 41,
       "account_days": 2100, "hours_since_last": 7.5, "distance_km": 1.8}
      """;

  /** A fortune spent at night on the other side of the world, minutes after the last payment. */
  private static final String STOLEN =
      """
      {"time": "2026-03-02 03:40:00", "amount": 48750.0, "currency": "THB", "country": "TH",
       "merchant": "electronics", "channel": "chip", "card": "debit", "age": 41,
       "account_days": 2100, "hours_since_last": 0.1, "distance_km": 9300}
      """;

  /** Its components are columns of the detector; the other columns are missing. */
  private record Payment(
      LocalDateTime time, double amount, String currency, String country, double distance_km) {}

  private static Detector detector;
  private static ScoringService service;

  @BeforeAll
  static void start() throws Exception {
    detector = ScoringService.payments();
    service = new ScoringService(detector, 0);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static HttpResponse<String> post(String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + "/score"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode scored(String body) throws Exception {
    HttpResponse<String> response = post(body);
    assertEquals(200, response.statusCode(), response.body());
    return new ObjectMapper().readTree(response.body());
  }

  @Test
  void anOrdinaryPaymentIsNotFlagged() throws Exception {
    JsonNode answer = scored(GROCERIES);
    assertFalse(answer.get("anomaly").booleanValue(), answer.toString());
    assertTrue(answer.get("p_value").doubleValue() > 0.01, answer.toString());
  }

  @Test
  void anUnusualPaymentIsFlaggedWithReasons() throws Exception {
    JsonNode answer = scored(STOLEN);
    assertTrue(answer.get("anomaly").booleanValue(), answer.toString());
    int reasons = answer.get("reasons").size(); // only columns that are unusual given the others
    assertTrue(reasons >= 1 && reasons <= 3, answer.toString());
    assertTrue(answer.get("reasons").findValuesAsText("column").contains("amount"));
    assertTrue(
        answer.get("score").doubleValue() > scored(GROCERIES).get("score").doubleValue(),
        answer.toString());
  }

  @Test
  void aJavaRecordIsScoredWithoutHttp() {
    LocalDateTime time = LocalDateTime.parse("2026-03-02T03:40");
    RowScore score = detector.score(new Payment(time, 48_750, "THB", "TH", 9300), 3);
    assertTrue(score.isAnomaly(), score.toString());
    assertTrue(score.reasons().stream().anyMatch(reason -> reason.column().equals("amount")));
  }

  @Test
  void aValueThatDoesNotSuitIsRefusedInOneSentence() throws Exception {
    HttpResponse<String> response = post("{\"amount\": \"much\"}");
    assertEquals(422, response.statusCode());
    assertEquals(
        "{\"error\":\"record, column \\\"amount\\\": expected a number, got \\\"much\\\"\"}",
        response.body());
    assertEquals(400, post("[]").statusCode());
  }

  @Test
  void tensorflowIsNotOnTheClassPath() {
    assertThrows(ClassNotFoundException.class, () -> Class.forName("org.tensorflow.Graph"));
  }
}
