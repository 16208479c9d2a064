package dev.plumbline.practice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.SmallOrg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private final Path directory;

    JournalTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private SmallOrg open() {
        SmallOrg small = new SmallOrg();
        small.org.open(directory);
        return small;
    }

    @Test
    void editsSurviveARestart() {
        SmallOrg first = open();
        first.org.update(
                SmallOrg.ANN,
                SmallOrg.DEAL,
                first.fields("Opportunity", "NextStep", "Sürvive\n\uD83D\uDE80", "Amount", ""));
        RecordId task = first.org
                .create(SmallOrg.ANN, "Task", first.fields("Task", "Subject", "New", "WhatId", SmallOrg.DEAL.value()))
                .id()
                .orElseThrow();
        first.org.delete(SmallOrg.ANN, SmallOrg.WON_DEAL);
        first.org.close();

        SmallOrg second = open();
        assertThat(second.value(SmallOrg.DEAL, "NextStep")).isEqualTo("Sürvive\n\uD83D\uDE80");
        assertThat(second.value(SmallOrg.DEAL, "Amount")).isEmpty();
        assertThat(second.org.read(SmallOrg.DEAL)).isEqualTo(first.org.read(SmallOrg.DEAL));
        assertThat(second.org.children("Task", "WhatId", SmallOrg.DEAL)).contains(task);
        assertThat(second.org.all("Opportunity")).doesNotContain(SmallOrg.WON_DEAL);
        assertThat(second.org.undelete(SmallOrg.ANN, SmallOrg.WON_DEAL)).isEmpty();
        RecordId another = second.org
                .create(SmallOrg.ANN, "Task", second.fields("Task", "Subject", "Another"))
                .id()
                .orElseThrow();
        assertThat(another).isNotEqualTo(task);
        second.org.close();
    }

    @Test
    void dropsALastLineThatACrashCutShort() throws IOException {
        SmallOrg first = open();
        first.org.update(SmallOrg.ANN, SmallOrg.DEAL, first.fields("Opportunity", "NextStep", "kept"));
        first.org.close();
        Path file = directory.resolve("practice-org.jsonl");
        Files.writeString(file, "{\"rows\":[{\"object\":\"Oppo", StandardCharsets.UTF_8, StandardOpenOption.APPEND);

        SmallOrg second = open();
        assertThat(second.value(SmallOrg.DEAL, "NextStep")).isEqualTo("kept");
        second.org.update(SmallOrg.ANN, SmallOrg.DEAL, second.fields("Opportunity", "NextStep", "and on"));
        second.org.close();
        assertThat(open().value(SmallOrg.DEAL, "NextStep")).isEqualTo("and on");
    }

    @Test
    void saysSoWhenItIsDamagedInTheMiddle() throws IOException {
        Files.writeString(directory.resolve("practice-org.jsonl"), "garbage\n{\"rows\":[]}\n");
        assertThatThrownBy(this::open)
                .hasMessageContaining("damaged at byte 0")
                .hasMessageContaining("move the file away");
    }
}
