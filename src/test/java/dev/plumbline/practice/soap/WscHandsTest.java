package dev.plumbline.practice.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.sobject.SObject;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class WscHandsTest {

    @Test
    void manyClientsReadAndWriteAtOnce() throws Exception {
        SmallOrg small = new SmallOrg();
        ExecutorService hands = Executors.newFixedThreadPool(8);
        try (PracticeServer server = Wsc.serve(small)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int hand = 0; hand < 8; hand++) {
                int mine = hand;
                work.add(() -> {
                    PartnerConnection connection = Wsc.connect(server);
                    for (int i = 0; i < 20; i++) {
                        SObject task = new SObject("Task");
                        task.setField("Subject", mine + "/" + i);
                        task.setField("WhatId", SmallOrg.DEAL.value());
                        assertThat(connection.create(new SObject[] {task})[0].isSuccess())
                                .isTrue();
                        connection.query("SELECT Id, (SELECT Id FROM Tasks) FROM Opportunity");
                    }
                    return mine;
                });
            }
            for (Future<Integer> done : hands.invokeAll(work)) {
                assertThat(done.get()).isBetween(0, 7);
            }
        }
        hands.shutdown();
        assertThat(small.org.children("Task", "WhatId", SmallOrg.DEAL)).hasSize(161);
    }

    @Test
    void otherPagesCanBeMounted() {
        SmallOrg small = new SmallOrg();
        try (PracticeServer server = Wsc.serve(small)) {
            server.mount("/", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            assertThat(Wsc.send(HttpRequest.newBuilder(URI.create(server.url() + "/" + SmallOrg.DEAL))
                                    .build())
                            .statusCode())
                    .isEqualTo(204);
            assertThat(Wsc.connect(server)).isNotNull();
        }
    }
}
