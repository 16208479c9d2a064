package dev.plumbline.notifications.rig;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;

/** A real IMAP server with one mailbox. */
final class JournalServer implements AutoCloseable {

    static final String ADDRESS = "journal@plumbline.test";
    static final String PASSWORD = "secret";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser user;

    JournalServer() {
        server.start();
        user = server.setUser(ADDRESS, ADDRESS, PASSWORD);
    }

    int port() {
        return server.getImap().getPort();
    }

    /** Takes what is addressed to it and ignores the rest. */
    void deliver(String address, String mail) {
        if (address.equals(ADDRESS)) {
            user.deliver(GreenMailUtil.newMimeMessage(mail));
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
