package dev.plumbline.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/gaps", "/gaps/2?said=x", "/people/005000000000004AAA/settings?done=leave"})
    void leadsToPagesOfThisSite(String path) {
        assertThat(Places.here(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gaps",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\n/evil.example",
                "/gaps\r\nSet-Cookie: a=b",
                "/sign-in",
                "/sign-in/sso",
                "/sign-out",
                "/api/v1/status",
                "/q/metrics"
            })
    void leadsNowhereElse(String path) {
        assertThat(Places.here(path)).isFalse();
    }

    @Test
    void aTokensScopeIsNeededForWhatItNames() {
        assertThat(TokenScope.neededFor(io.vertx.core.http.HttpMethod.GET, "/api/v1/violations/1"))
                .isEqualTo(TokenScope.READ);
        assertThat(TokenScope.neededFor(io.vertx.core.http.HttpMethod.POST, "/api/v1/violations/1/snooze"))
                .isEqualTo(TokenScope.ACT);
        assertThat(TokenScope.neededFor(io.vertx.core.http.HttpMethod.POST, "/api/v1/rules/x/approve"))
                .isEqualTo(TokenScope.RULES);
        assertThat(TokenScope.neededFor(io.vertx.core.http.HttpMethod.GET, "/api/v1/tokens"))
                .isEqualTo(TokenScope.ADMIN);
        assertThat(TokenScope.neededFor(io.vertx.core.http.HttpMethod.GET, "/q/metrics"))
                .isEqualTo(TokenScope.ADMIN);
        assertThat(TokenScope.neededFor(io.vertx.core.http.HttpMethod.GET, "/api/v1/something-new"))
                .isEqualTo(TokenScope.ADMIN);
    }
}
