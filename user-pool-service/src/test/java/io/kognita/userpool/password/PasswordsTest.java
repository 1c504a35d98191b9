package io.kognita.userpool.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.userpool.password.foreign.ForeignHashes;
import io.kognita.wire.seal.Sealer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

class PasswordsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Argon2Function pure = new PureArgon2();
    private final PasswordHashing cheap = new Hashing(64, 1, 1, 4);
    private final Passwords passwords = new Passwords(
            new HashingWorkers(cheap),
            cheap,
            pure,
            new ForeignHashes(
                    new Sealer(Base64.getEncoder().encodeToString(new byte[32]), List.of()), new ObjectMapper()));

    @Test
    void acceptsTheRightPasswordAndNoOther() {
        PasswordHash hash = passwords.hash("Pässwörd-1").await().atMost(SOON);
        assertThat(passwords.verify("Pässwörd-1", hash).await().atMost(SOON)).isTrue();
        assertThat(passwords.verify("Passwörd-1", hash).await().atMost(SOON)).isFalse();
        assertThat(passwords.verify("", hash).await().atMost(SOON)).isFalse();
    }

    @Test
    void saltsEachHash() {
        assertThat(passwords.hash("same").await().atMost(SOON).phc())
                .isNotEqualTo(passwords.hash("same").await().atMost(SOON).phc());
    }

    @Test
    void writesThePhcFormatOfTheReferenceImplementation() {
        // Computed with the reference implementation: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1
        assertThat(Argon2id.matches(
                        "password",
                        new PasswordHash("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
                                + base64("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7")),
                        pure))
                .isTrue();
        assertThat(new Argon2id(64, 1, 1).hash("p", new byte[16], pure).phc())
                .startsWith("$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$");
    }

    @Test
    void verifiesAHashOfOtherParametersAndCallsItOutdated() {
        PasswordHash old = new Argon2id(32, 2, 1).hash("secret", new byte[16], pure);
        assertThat(passwords.verify("secret", old).await().atMost(SOON)).isTrue();
        assertThat(passwords.outdated(old)).isTrue();
        assertThat(passwords.outdated(passwords.hash("secret").await().atMost(SOON)))
                .isFalse();
    }

    @Test
    void nobodyHasAPassword() {
        assertThat(passwords.verifyNobody("").await().atMost(SOON)).isFalse();
        assertThat(passwords.verifyNobody("x").await().atMost(SOON)).isFalse();
    }

    @Test
    void turnsAFloodAwayInsteadOfQueueingWithoutEnd() throws InterruptedException {
        HashingWorkers workers = new HashingWorkers(cheap);
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<Uni<Boolean>> running = new ArrayList<>();
        running.add(workers.compute(() -> {
                    busy.countDown();
                    return await(release);
                })
                .memoize()
                .indefinitely());
        running.getFirst().subscribe().with(ignored -> {}, ignored -> {});
        busy.await();
        for (int queued = 0; queued < cheap.queue(); queued++) {
            Uni<Boolean> waiting =
                    workers.compute(() -> await(release)).memoize().indefinitely();
            waiting.subscribe().with(ignored -> {}, ignored -> {});
            running.add(waiting);
        }
        assertThatThrownBy(() -> workers.compute(() -> true).await().atMost(SOON))
                .isInstanceOf(TooManyRequestsException.class)
                .hasMessage("Too many requests");
        release.countDown();
        assertThat(running).allMatch(work -> work.await().atMost(SOON));
    }

    @Test
    void neverPrintsAHash() {
        assertThat(new PasswordHash("$argon2id$v=19$secret")).asString().doesNotContain("secret");
    }

    private static String base64(String hex) {
        return java.util.Base64.getEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Parameters that cost next to nothing; one worker. */
    private record Hashing(int memory, int passes, int lanes, int queue) implements PasswordHashing {
        @Override
        public boolean libsodium() {
            return false;
        }

        @Override
        public OptionalInt workers() {
            return OptionalInt.of(1);
        }
    }
}
