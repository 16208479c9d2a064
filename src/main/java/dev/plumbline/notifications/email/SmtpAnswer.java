package dev.plumbline.notifications.email;

import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.PlainText;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What a failed hand-over to a mail server means for the message. */
final class SmtpAnswer {

    private static final Pattern WAIT = Pattern.compile("(?i)\\b([0-9]{1,5})\\s*(s|secs?|seconds?|m|mins?|minutes?)\\b");
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private SmtpAnswer() {}

    static Delivery of(Throwable failure) {
        String said = words(failure);
        for (Throwable cause : causes(failure)) {
            if (cause instanceof SMTPException answer) {
                return answered(answer, said);
            }
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLException) {
                return new Delivery.TryLater(Duration.ZERO, "the mail server cannot be reached: " + said);
            }
            if (said.contains("STARTTLS required but not supported")) {
                return new Delivery.TryLater(
                        Duration.ZERO, "the mail server offers no encryption, which quarkus.mailer.start-tls requires");
            }
            if (cause instanceof IllegalArgumentException) {
                return new Delivery.Refused("the mail cannot be addressed: " + said);
            }
        }
        return new Delivery.Unclear(
                "the mail server did not answer to the end, so the mail may have left or not: " + said);
    }

    /**
     * A refusal of this recipient or this text is final. One of us (our login, our sender address, our connection) is not the
     * recipient's fault and ends when somebody mends the settings; the same goes for every "not now" (4xx).
     */
    private static Delivery answered(SMTPException answer, String said) {
        boolean aboutThisMail = said.contains("recipient address not accepted")
                || said.contains("sending data failed")
                || said.contains("exceeds allowed size");
        boolean final5xx = answer.isPermanent() || said.contains("exceeds allowed size");
        if (aboutThisMail && final5xx) {
            return new Delivery.Refused("the mail server refused it: " + said);
        }
        String because = final5xx
                ? "the mail server does not take mail from us; check quarkus.mailer and plumbline.notifications.from: "
                : "the mail server asks to come back later: ";
        return new Delivery.TryLater(asked(said), because + said);
    }

    /** Greylisting servers often say when to come back. */
    private static Duration asked(String said) {
        Matcher wait = WAIT.matcher(said);
        if (!wait.find()) {
            return Duration.ZERO;
        }
        long number = Long.parseLong(wait.group(1));
        Duration asked = wait.group(2).toLowerCase(Locale.ROOT).startsWith("m")
                ? Duration.ofMinutes(number)
                : Duration.ofSeconds(number);
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable at = failure; at != null && causes.size() < 20; at = at.getCause()) {
            causes.add(at);
        }
        return causes;
    }

    private static String words(Throwable failure) {
        List<Throwable> causes = causes(failure);
        Throwable root = causes.get(causes.size() - 1);
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return PlainText.line(message, 400);
    }
}
