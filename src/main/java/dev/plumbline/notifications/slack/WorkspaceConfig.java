package dev.plumbline.notifications.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The Slack app that stands for Plumbline in the company's workspace. docs/slack.md says how to set it up. */
@ConfigMapping(prefix = "plumbline.slack")
public interface WorkspaceConfig {

    /** The app's bot token ({@code xoxb-…}), a secret. Without it nobody is reached by Slack, and their next channel is used. */
    Optional<String> token();

    /** The app's signing secret. Without it nothing that comes from Slack is taken in, so that buttons other than links do nothing. */
    Optional<String> signingSecret();

    /** Base of Slack's Web API; another one only for tests. */
    @WithDefault("https://slack.com/api/")
    URI apiUrl();

    /** How long one call to Slack may take from beginning to end. After that nobody knows whether a message left. */
    @WithDefault("PT10S")
    Duration timeout();
}
