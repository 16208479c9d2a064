/** The way by Slack: finding people, blocks and buttons, what Slack's answers mean, what comes back. It must not know what a message is about. */
@NullMarked
package dev.plumbline.notifications.slack;

import org.jspecify.annotations.NullMarked;
