package dev.plumbline.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Runs Helm's own code on the chart; its native library is in the build for Linux. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ChartTest {

    private static final Path CHART = Path.of("helm", "plumbline");
    private static final Path SMALLEST = CHART.resolve("ci").resolve("smallest-values.yaml");

    @Test
    void lints() {
        var result = new Helm(CHART).lint().call();
        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
    }

    @Test
    void rendersWhatAnOrgNeeds() {
        String manifests = new Helm(CHART)
                .template()
                .withName("crm")
                .withValuesFile(SMALLEST)
                .call();
        assertThat(manifests)
                .contains("PLUMBLINE_SALESFORCE_CLIENT_SECRET")
                .contains("https://acme.my.salesforce.com")
                .contains("kind: Ingress")
                .contains("name: crm-plumbline-rules")
                .contains("key: session-key")
                .doesNotContain("PLUMBLINE_SALESFORCE_PRIVATE_KEY")
                .doesNotContain("PLUMBLINE_SLACK_TOKEN")
                .doesNotContain("PLUMBLINE_LADDERS");
    }

    @Test
    void handsOverFilesAndSlackWhereTheyAreGiven() {
        String manifests = new Helm(CHART)
                .template()
                .withName("crm")
                .withValuesFile(CHART.resolve("ci").resolve("whole-values.yaml"))
                .call();
        assertThat(manifests)
                .contains("key: slack-token", "key: slack-signing-secret")
                .contains("{name: PLUMBLINE_LADDERS, value: /etc/plumbline/ladders}")
                .contains("{name: PLUMBLINE_CALENDARS, value: /etc/plumbline/calendars}")
                .contains("name: crm-plumbline-ladders", "name: crm-plumbline-calendars")
                .contains("{name: calendars, mountPath: /etc/plumbline/calendars, readOnly: true}");
    }
}
