import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import software.amazon.event.ruler.Machine;

/**
 * Answers questions of one line of JSON each, {"pattern": ..., "event": ...}, with a line each: {"matches": true or false}, or
 * {"refused": why} when the pattern is none.
 */
public final class Judge {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(JSON.writeValueAsString(answer(JSON.readTree(line))));
    }
    out.flush();
  }

  private static ObjectNode answer(JsonNode question) {
    ObjectNode answer = JSON.createObjectNode();
    Machine machine = new Machine();
    try {
      machine.addRule("rule", JSON.writeValueAsString(question.get("pattern")));
    } catch (Exception refusal) {
      return answer.put("refused", refusal.getMessage());
    }
    try {
      String event = JSON.writeValueAsString(question.get("event"));
      return answer.put("matches", !machine.rulesForJSONEvent(event).isEmpty());
    } catch (Exception error) {
      throw new IllegalStateException("the event cannot be read: " + error.getMessage(), error);
    }
  }
}
