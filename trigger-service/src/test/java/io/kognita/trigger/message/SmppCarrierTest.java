package io.kognita.trigger.message;

import static io.kognita.trigger.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.Ports;
import io.kognita.trigger.support.MessageCentre;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.session.connection.socket.ServerSocketConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SmppCarrierTest {

    private static final int UDHI = 0x40;
    private static final int UCS2 = 8;

    private int port;
    private MessageCentre centre;
    private SmppCarrier carrier;

    @BeforeEach
    void aMessageCentre() throws IOException {
        port = Ports.free();
        centre = new MessageCentre(port, "s3cret", new ServerSocketConnectionFactory());
        carrier = carrier(Map.of());
    }

    @AfterEach
    void close() throws IOException {
        carrier.close();
        centre.close();
    }

    @Test
    void bindsAsATransceiverAndHandsATextOver() {
        send("Code 123456 für 5€");

        assertThat(centre.binds()).singleElement().satisfies(bind -> {
            assertThat(bind.getBindType()).isEqualTo(BindType.BIND_TRX);
            assertThat(bind.getSystemId()).isEqualTo("kognita");
        });
        SubmitSm taken = centre.taken().getFirst();
        assertThat(taken.getDestAddress()).isEqualTo("4915112345678");
        assertThat(taken.getDestAddrTon()).isEqualTo((byte) 1);
        assertThat(taken.getSourceAddr()).isEqualTo("Shop");
        assertThat(taken.getSourceAddrTon()).isEqualTo((byte) 5);
        assertThat(taken.getDataCoding()).isZero();
        assertThat(taken.getEsmClass() & UDHI).isZero();
        assertThat(taken.getShortMessage())
                .startsWith("Code 123456 f".getBytes(StandardCharsets.US_ASCII))
                .endsWith('~', 'r', ' ', '5', 0x1b, 0x65);
    }

    @Test
    void keepsItsSession() {
        send("one");
        send("two");
        assertThat(centre.binds()).hasSize(1);
        assertThat(centre.taken()).hasSize(2);
    }

    @Test
    void writesWhatTheAlphabetLacksInUcs2() {
        send("Код 123456");
        SubmitSm taken = centre.taken().getFirst();
        assertThat(taken.getDataCoding()).isEqualTo((byte) UCS2);
        assertThat(new String(taken.getShortMessage(), StandardCharsets.UTF_16BE))
                .isEqualTo("Код 123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789", "012345678€", "кодкодкод.", "012345678🔑"})
    void cutsALongTextAndNumbersItsParts(String ten) {
        String text = ten.repeat(30);
        send(text);

        List<SubmitSm> parts = centre.taken();
        boolean ucs2 = parts.getFirst().getDataCoding() == UCS2;
        assertThat(parts).hasSizeGreaterThan(1).allSatisfy(part -> {
            assertThat(part.getEsmClass() & UDHI).isEqualTo(UDHI);
            assertThat(part.getShortMessage()).hasSizeLessThanOrEqualTo(ucs2 ? 140 : 159);
        });
        byte reference = parts.getFirst().getShortMessage()[3];
        for (int i = 0; i < parts.size(); i++) {
            byte[] header = Arrays.copyOf(parts.get(i).getShortMessage(), 6);
            assertThat(header).containsExactly(5, 0, 3, reference, parts.size(), i + 1);
        }
        assertThat(parts.stream().map(part -> text(part, ucs2)).collect(Collectors.joining()))
                .isEqualTo(text);
    }

    @Test
    void aSecondTryHasTheSameParts() {
        UUID id = UUID.randomUUID();
        String text = "0123456789".repeat(20);
        carrier.send(id, new TextMessage("+4915112345678", text));
        carrier.send(id, new TextMessage("+4915112345678", text));
        assertThat(centre.taken().get(2).getShortMessage())
                .isEqualTo(centre.taken().get(0).getShortMessage());
    }

    @Test
    void refusesATextThatNeedsTooManyParts() {
        assertThatThrownBy(() -> send("0123456789".repeat(200))).isInstanceOf(Undeliverable.class);
        assertThat(centre.taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL})
    void mayTryAgainWhatIsThrottled(int status) {
        centre.refuseNext(status);
        assertThatThrownBy(() -> send("later")).isInstanceOf(DeliveryFailure.class);
        send("later");
        assertThat(centre.taken()).hasSize(1);
        assertThat(centre.binds()).hasSize(1);
    }

    @Test
    void doesNotTryAgainWhatIsRefusedForGood() {
        centre.refuseNext(SMPPConstant.STAT_ESME_RINVDSTADR);
        assertThatThrownBy(() -> send("never"))
                .isInstanceOf(Undeliverable.class)
                .hasMessage("the message centre answered 0xb");
    }

    @Test
    void bindsAnewWhenTheSessionBroke() throws InterruptedException {
        send("before");
        centre.hangUp();
        await(() -> sends("after"));
        assertThat(centre.binds()).hasSize(2);
    }

    @Test
    void aRefusedBindIsAReasonToTryAgain() {
        SmppCarrier stranger = carrier(Map.of("kognita.message.sms.smpp.password", "0ther"));
        assertThatThrownBy(() -> stranger.send(UUID.randomUUID(), new TextMessage("+4915112345678", "x")))
                .isInstanceOf(DeliveryFailure.class)
                .hasMessageNotContaining("0ther");
    }

    @Test
    void sendsNothingInClearWhenTlsIsDemanded() {
        SmppCarrier encrypted =
                carrier(Map.of("kognita.message.sms.smpp.tls", "true", "kognita.message.timeout", "2S"));
        assertThatThrownBy(() -> encrypted.send(UUID.randomUUID(), new TextMessage("+4915112345678", "x")))
                .isInstanceOf(DeliveryFailure.class);
        assertThat(centre.binds()).isEmpty();
    }

    private boolean sends(String text) {
        try {
            send(text);
            return true;
        } catch (DeliveryFailure e) {
            return false;
        }
    }

    private void send(String text) {
        carrier.send(UUID.randomUUID(), new TextMessage("+4915112345678", text));
    }

    /** Reads septets of the two texts above that are in the alphabet: all ASCII but the euro. */
    private static String text(SubmitSm part, boolean ucs2) {
        byte[] all = part.getShortMessage();
        byte[] text = Arrays.copyOfRange(all, 6, all.length);
        return ucs2
                ? new String(text, StandardCharsets.UTF_16BE)
                : new String(text, StandardCharsets.US_ASCII).replace("\u001be", "€");
    }

    private SmppCarrier carrier(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "kognita.message.timeout", "10S",
                "kognita.message.sms.smpp.host", "127.0.0.1",
                "kognita.message.sms.smpp.port", Integer.toString(port),
                "kognita.message.sms.smpp.tls", "false",
                "kognita.message.sms.smpp.system-id", "kognita",
                "kognita.message.sms.smpp.password", "s3cret",
                "kognita.message.sms.smpp.sender", "Shop"));
        properties.putAll(more);
        MessageSettings settings = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(MessageSettings.class)
                .build()
                .getConfigMapping(MessageSettings.class);
        return new SmppCarrier(settings, settings.sms().smpp().orElseThrow(), new NoCertificates());
    }
}
