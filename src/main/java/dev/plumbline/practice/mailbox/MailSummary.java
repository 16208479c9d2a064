package dev.plumbline.practice.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * One kept mail, as a list shows it.
 *
 * @param id   grows with every mail received
 * @param to   the address that it was delivered to, whatever its header says
 * @param date from its Date header
 */
public record MailSummary(long id, String to, String from, String subject, Optional<Instant> date, String messageId) {}
