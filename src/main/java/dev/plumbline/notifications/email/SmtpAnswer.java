package dev.plumbline.notifications.email;

import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.PlainText;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * What a hand-over to a mail server came to.
 *
 * @param refused addresses that the server did not take, with its words
 */
record SmtpAnswer(Delivery delivery, Map<String, String> refused) {

    private static final Pattern WAIT =
            Pattern.compile("(?i)\\b([0-9]{1,5})\\s*(s|secs?|seconds?|m|mins?|minutes?)\\b");
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    static SmtpAnswer taken(String reference) {
        return new SmtpAnswer(new Delivery.Delivered(reference), Map.of());
    }

    /** Whether this address alone was the trouble. */
    boolean aboutOnly(String address) {
        return refused.keySet().equals(java.util.Set.of(address));
    }

    /**
     * A refusal of this recipient or this text is final. One of us (our login, our sender address, our connection) is not the
     * recipient's fault and ends when somebody mends the settings; the same goes for every "not now" (4xx), and for whatever happens
     * before the text began.
     */
    static SmtpAnswer of(Exception failure, boolean textBegun, String address) {
        Map<String, String> refused = new LinkedHashMap<>();
        Optional<SMTPAddressFailedException> person = Optional.empty();
        Optional<SMTPSendFailedException> mail = Optional.empty();
        for (Throwable each : chain(failure)) {
            if (each instanceof SMTPAddressFailedException about) {
                refused.put(about.getAddress().getAddress(), words(about));
                person = about.getAddress().getAddress().equals(address) ? Optional.of(about) : person;
            } else if (each instanceof SMTPSendFailedException about) {
                mail = Optional.of(about);
            }
        }
        if (person.isPresent()) {
            return new SmtpAnswer(answered(person.get().getReturnCode(), words(person.get()), true), refused);
        }
        int code = mail.map(SMTPSendFailedException::getReturnCode).orElse(-1);
        if (textBegun && code >= 400) {
            return new SmtpAnswer(answered(code, words(mail.get()), true), refused);
        }
        if (textBegun) {
            return new SmtpAnswer(
                    new Delivery.Unclear("the mail server did not answer to the end, so the mail may have left or not: "
                            + words(failure)),
                    refused);
        }
        return new SmtpAnswer(answered(code, words(failure), false), refused);
    }

    private static Delivery answered(int code, String said, boolean aboutThisMail) {
        if (aboutThisMail && code >= 500) {
            return new Delivery.Refused("the mail server refused it: " + said);
        }
        String because = code >= 400 && code < 500
                ? "the mail server asks to come back later: "
                : "the mail could not be handed over; if it goes on, check the mail server and plumbline.notifications.from: ";
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

    /** Mail exceptions hang on each other in two ways. */
    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        Throwable at = failure;
        while (at != null && chain.size() < 20 && !chain.contains(at)) {
            chain.add(at);
            at = at instanceof MessagingException mail && mail.getNextException() != null
                    ? mail.getNextException()
                    : at.getCause();
        }
        return chain;
    }

    private static String words(Throwable failure) {
        List<Throwable> chain = chain(failure);
        String first = chain.get(0).getMessage() == null
                ? chain.get(0).getClass().getSimpleName()
                : chain.get(0).getMessage();
        Throwable root = chain.get(chain.size() - 1);
        String last = root == chain.get(0) || root.getMessage() == null ? "" : " (" + root.getMessage() + ")";
        return PlainText.line(first.contains(last.replaceAll("[() ]", "")) ? first : first + last, 400);
    }
}
