package io.kognita.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {

    private static final ProcessTree OWN =
            new ProcessTree(List.of(ProcessHandle.current().pid()));

    @Test
    void readsTheTimesBehindANameWithSpacesAndBrackets() {
        String stat = "4711 (a ) b) S 1 4711 4711 0 -1 4194560 100 200 0 0 70 20 7 3 20 0 30 0 12345 100000 5000";

        assertThat(ProcessTree.ticksOf(stat)).isEqualTo(100);
    }

    @Test
    void countsWhatAProcessComputes() throws IOException {
        Duration before = OWN.cpu();
        burn(Duration.ofMillis(300));

        assertThat(OWN.cpu().minus(before)).isGreaterThan(Duration.ofMillis(20));
    }

    @Test
    void countsAChildThatEnded() throws IOException, InterruptedException {
        Duration before = OWN.cpu();
        new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done")
                .start()
                .waitFor();

        assertThat(OWN.cpu().minus(before)).isGreaterThan(Duration.ofMillis(20));
    }

    @Test
    void seesTheMemoryOfThisProcess() throws IOException {
        assertThat(OWN.residentBytes()).isGreaterThan(10_000_000L);
    }

    @Test
    void aProcessThatIsGoneCostsNothing() throws IOException {
        ProcessTree gone = new ProcessTree(List.of(Long.MAX_VALUE));

        assertThat(gone.cpu()).isZero();
        assertThat(gone.residentBytes()).isZero();
    }

    private static void burn(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
