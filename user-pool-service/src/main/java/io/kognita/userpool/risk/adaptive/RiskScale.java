package io.kognita.userpool.risk.adaptive;

import io.kognita.userpool.auth.event.Origin;
import io.kognita.userpool.auth.event.Place;
import io.kognita.userpool.auth.event.RiskLevel;
import io.kognita.userpool.risk.PastSignIn;
import io.kognita.wire.aws.AddressRange;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How a level of risk comes to be; {@code docs/risk.md} says the same in words. */
final class RiskScale {

    /** Faster than an airliner, door to door. */
    private static final double FASTEST_KM_PER_HOUR = 1000;

    /** Nearer than that, a geo database may be wrong. */
    private static final double NEAREST_KM = 500;

    private static final Duration SHORTEST_JOURNEY = Duration.ofMinutes(1);

    /** What providers commonly give one customer, or one neighbourhood. */
    private static final int NETWORK_V4 = 24;

    private static final int NETWORK_V6 = 48;

    private RiskScale() {}

    /** What the past says of an address or a device. */
    private enum Trait {
        KNOWN,
        NEW,
        DISTRUSTED
    }

    /**
     * The risk of a sign-in; empty where there is none.
     *
     * @param trustedDevice whether the client names a device that the user confirmed
     * @param history the newest first
     */
    static Optional<RiskLevel> level(
            Origin origin, Optional<Place> place, boolean trustedDevice, List<PastSignIn> history, Instant now) {
        Trait device = trustedDevice ? Trait.KNOWN : trait(history, past -> sameDevice(past.origin(), origin));
        Trait address = trait(history, past -> sameAddress(past.origin().address(), origin.address()));
        if (address == Trait.NEW && device == Trait.KNOWN && inKnownNetwork(history, origin.address())) {
            address = Trait.KNOWN;
        }
        int points = points(device, history) + points(address, history);
        if (place.filter(here -> outOfReach(here, history, now)).isPresent()) {
            points += device == Trait.KNOWN ? 1 : 2;
        }
        return switch (points) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(RiskLevel.LOW);
            case 2 -> Optional.of(RiskLevel.MEDIUM);
            default -> Optional.of(RiskLevel.HIGH);
        };
    }

    /** What somebody said counts more than what happened, and what was said last counts. */
    private static Trait trait(List<PastSignIn> history, Predicate<PastSignIn> same) {
        Optional<Boolean> said = history.stream()
                .filter(same)
                .flatMap(past -> past.judgement().stream())
                .findFirst();
        if (said.isPresent()) {
            return said.get() ? Trait.KNOWN : Trait.DISTRUSTED;
        }
        return history.stream().filter(PastSignIn::passed).anyMatch(same) ? Trait.KNOWN : Trait.NEW;
    }

    /** For somebody of whom nothing is known, everything is new and nothing strange. */
    private static int points(Trait trait, List<PastSignIn> history) {
        return switch (trait) {
            case KNOWN -> 0;
            case NEW -> history.isEmpty() ? 0 : 1;
            case DISTRUSTED -> 2;
        };
    }

    /** By the id of the device where it has one; else by its user agent, which many devices share. */
    private static boolean sameDevice(Origin past, Origin present) {
        return present.deviceId() != null
                ? present.deviceId().equals(past.deviceId())
                : present.userAgent().equals(past.userAgent());
    }

    private static boolean sameAddress(String past, String present) {
        return InetAddress.ofLiteral(past).equals(InetAddress.ofLiteral(present));
    }

    private static boolean inKnownNetwork(List<PastSignIn> history, String address) {
        InetAddress literal = InetAddress.ofLiteral(address);
        AddressRange network = AddressRange.parse(
                literal.getHostAddress() + "/" + (literal instanceof Inet4Address ? NETWORK_V4 : NETWORK_V6));
        return history.stream()
                .filter(RiskScale::isUsers)
                .anyMatch(past ->
                        network.contains(InetAddress.ofLiteral(past.origin().address())));
    }

    private static boolean isUsers(PastSignIn past) {
        return past.judgement().orElse(past.passed());
    }

    /** True when nobody could have come here from where the user was last. */
    private static boolean outOfReach(Place here, List<PastSignIn> history, Instant now) {
        return history.stream()
                .filter(RiskScale::isUsers)
                .filter(past -> past.place().isPresent())
                .findFirst()
                .filter(last -> isTooFar(last.place().get().kilometresTo(here), Duration.between(last.at(), now)))
                .isPresent();
    }

    private static boolean isTooFar(double kilometres, Duration passed) {
        double hours = Math.max(passed.toSeconds(), SHORTEST_JOURNEY.toSeconds()) / 3600.0;
        return kilometres >= NEAREST_KM && kilometres / hours > FASTEST_KM_PER_HOUR;
    }
}
