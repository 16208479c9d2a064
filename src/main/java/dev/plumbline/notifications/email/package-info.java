/** The way by e-mail: headers, addresses, what an SMTP server's answers mean. It must not know what a mail is about. */
@NullMarked
package dev.plumbline.notifications.email;

import org.jspecify.annotations.NullMarked;
