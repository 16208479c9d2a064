package dev.plumbline.notifications.email;

import dev.plumbline.notifications.PlainText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mailbox with the name beside it.
 *
 * @param name may be empty
 */
record MailAddress(String name, String address) {

    private static final int LONGEST = 254;

    /** Narrower than the standard on purpose: whatever could end the address and begin another header or recipient is not in it. */
    private static final Pattern ONE_MAILBOX = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private static final Pattern WITH_NAME = Pattern.compile("\\s*\"?([^<\"]*?)\"?\\s*<([^<>]+)>\\s*");

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9 '-]*");

    static boolean isOne(String address) {
        return address.length() <= LONGEST && ONE_MAILBOX.matcher(address).matches();
    }

    /** @return empty when it is neither {@code address} nor {@code Name <address>} */
    static Optional<MailAddress> parse(String text) {
        Matcher named = WITH_NAME.matcher(text);
        String address = named.matches() ? named.group(2) : text.trim();
        String name = named.matches() ? named.group(1) : "";
        return isOne(address) ? Optional.of(new MailAddress(name, address)) : Optional.empty();
    }

    /** As it stands in a header: the name quoted or encoded, so that nothing in it can be taken for an address. */
    String header() {
        String shown = PlainText.line(name, 80);
        if (shown.isEmpty()) {
            return address;
        }
        return (PLAIN_NAME.matcher(shown).matches() ? "\"" + shown + "\"" : HeaderText.encoded(shown)) + " <" + address
                + ">";
    }
}
