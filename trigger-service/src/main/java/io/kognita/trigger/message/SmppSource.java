package io.kognita.trigger.message;

import java.util.Optional;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/** The sender that phones show, as SMPP names it. */
record SmppSource(TypeOfNumber type, NumberingPlanIndicator plan, String address) {

    /**
     * Reads a sender.
     *
     * @param sender a number with its country code and a plus, a short code, or up to eleven letters and digits; the message
     *     centre chooses when absent
     */
    static SmppSource of(Optional<String> sender) {
        String name = sender.orElse("");
        if (name.matches("\\+[0-9]{1,15}")) {
            return new SmppSource(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, name.substring(1));
        }
        if (name.matches("[0-9]{0,15}")) {
            return new SmppSource(TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, name);
        }
        if (name.length() > 11) {
            throw new IllegalArgumentException("kognita.message.sms.smpp.sender has more than eleven characters");
        }
        return new SmppSource(TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, name);
    }
}
