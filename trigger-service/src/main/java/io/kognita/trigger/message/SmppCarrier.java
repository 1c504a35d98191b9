package io.kognita.trigger.message;

import io.quarkus.tls.TlsConfigurationRegistry;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/** Hands text messages to a message centre by SMPP 3.4: {@code submit_sm}, over a session that is kept. */
final class SmppCarrier implements SmsCarrier {

    /** Statuses of {@code submit_sm_resp} that say something of this message, and not of the centre or of now. */
    private static final Set<Integer> REFUSALS = Set.of(
            SMPPConstant.STAT_ESME_RINVMSGLEN,
            SMPPConstant.STAT_ESME_RINVDSTADR,
            SMPPConstant.STAT_ESME_RINVDSTTON,
            SMPPConstant.STAT_ESME_RINVDSTNPI,
            SMPPConstant.STAT_ESME_RINVESMCLASS,
            SMPPConstant.STAT_ESME_RINVDCS);

    private static final byte NONE = 0;

    private final SmppSource source;
    private final SmppConnection connection;

    SmppCarrier(MessageSettings settings, MessageSettings.Smpp smpp, TlsConfigurationRegistry certificates) {
        source = SmppSource.of(smpp.sender());
        connection = new SmppConnection(settings.timeout(), smpp, certificates);
    }

    @Override
    public void send(UUID id, TextMessage message) {
        SmsParts parts = SmsParts.of(id, message.body());
        SMPPSession session = connection.bound();
        for (byte[] part : parts.texts()) {
            submit(session, message.to(), parts, part);
        }
    }

    private void submit(SMPPSession session, String to, SmsParts parts, byte[] part) {
        try {
            session.submitShortMessage(
                    "",
                    source.type(),
                    source.plan(),
                    source.address(),
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    to.substring(1),
                    new ESMClass(
                            MessageMode.DEFAULT,
                            MessageType.DEFAULT,
                            parts.concatenated() ? GSMSpecificFeature.UDHI : GSMSpecificFeature.DEFAULT),
                    NONE,
                    NONE,
                    null,
                    null,
                    new RegisteredDelivery(NONE),
                    NONE,
                    new GeneralDataCoding(parts.ucs2() ? Alphabet.ALPHA_UCS2 : Alphabet.ALPHA_DEFAULT),
                    NONE,
                    part);
        } catch (NegativeResponseException e) {
            String reason = "the message centre answered 0x" + Integer.toHexString(e.getCommandStatus());
            throw REFUSALS.contains(e.getCommandStatus()) ? new Undeliverable(reason) : new DeliveryFailure(reason);
        } catch (PDUException e) {
            throw new Undeliverable("the message does not fit SMPP");
        } catch (ResponseTimeoutException e) {
            connection.drop(session);
            throw new DeliveryFailure("the message centre did not answer in time");
        } catch (InvalidResponseException | IOException e) {
            connection.drop(session);
            throw new DeliveryFailure(
                    "the session with the message centre broke: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
