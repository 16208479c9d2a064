package dev.plumbline.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.notifications.TestConfig;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnAddressTest {

    /** Whoever asks it for anything fails the test. */
    private static final RoutingContext UNASKED = (RoutingContext) Proxy.newProxyInstance(
            OwnAddressTest.class.getClassLoader(), new Class<?>[] {RoutingContext.class}, (self, method, given) -> {
                throw new AssertionError("the request was asked for its " + method.getName());
            });

    @Test
    void isWhatWasConfiguredWhateverTheRequestSays() {
        FrontConfig config =
                TestConfig.of(FrontConfig.class, Map.of("plumbline.public-url", "https://plumbline.acme.example/"));
        assertThat(new OwnAddress(config).base(UNASKED)).isEqualTo("https://plumbline.acme.example");
    }
}
