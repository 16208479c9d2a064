package dev.plumbline.web.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** A provider's answer that was not believed leads back to the sign-in page, which says so; the protocol's own answer is an empty page. */
@ApplicationScoped
class SignOnTrouble {

    private static final Logger LOG = Logger.getLogger(SignOnTrouble.class);

    void register(@Observes Filters filters) {
        filters.register(SignOnTrouble::guard, 9_500);
    }

    private static void guard(RoutingContext http) {
        if (http.normalizedPath().equals(SignOnTenant.DOOR)) {
            http.addHeadersEndHandler(sending -> {
                int status = http.response().getStatusCode();
                if (status >= 400 && status != 429) {
                    LOG.warnf("single sign-on did not come to an end: status=%d", status);
                    http.response().setStatusCode(302).headers().set("Location", SessionDoor.SIGN_IN + "?error=sso");
                }
            });
        }
        http.next();
    }
}
