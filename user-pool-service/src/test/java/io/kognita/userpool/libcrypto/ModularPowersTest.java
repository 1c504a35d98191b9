package io.kognita.userpool.libcrypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.userpool.srp.ModularPower;
import io.kognita.userpool.srp.PureModularPower;
import io.kognita.userpool.srp.SrpGroup;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SRP's powers by libcrypto and by Java, judged by the JDK's {@code modPow}. */
class ModularPowersTest {

    private static final BigInteger N = SrpGroup.N;
    private static final BigInteger LAST = N.subtract(BigInteger.ONE);

    private final ModularPower libcrypto =
            Bignum.load().map(LibcryptoPower::new).orElseThrow();
    private final List<ModularPower> both = List.of(libcrypto, new PureModularPower());
    private final Random random = new Random(20261124);

    @Test
    void agreeOnNumbersAtTheEdges() {
        List<BigInteger> bases = List.of(
                BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, LAST, N, N.add(BigInteger.TEN), N.shiftLeft(3));
        List<BigInteger> exponents = List.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                BigInteger.TWO,
                BigInteger.ONE.shiftLeft(63),
                BigInteger.ONE.shiftLeft(64),
                BigInteger.ONE.shiftLeft(255),
                BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE),
                BigInteger.ONE.shiftLeft(257),
                BigInteger.ONE.shiftLeft(258),
                LAST);

        exponents.forEach(exponent -> bases.forEach(base -> agree(base, exponent)));
        exponents.forEach(this::agreeOnGenerator);
    }

    @Test
    void agreeOnRandomNumbers() {
        for (int round = 0; round < 50; round++) {
            BigInteger exponent = new BigInteger(1 + random.nextInt(300), random);
            agree(new BigInteger(1 + random.nextInt(3072), random), exponent);
            agreeOnGenerator(exponent);
        }
    }

    @Test
    void manyThreadsShareTheModulus() {
        BigInteger base = new BigInteger(3000, random);
        List<BigInteger> exponents =
                Stream.generate(() -> new BigInteger(256, random)).limit(200).toList();

        assertThat(IntStream.range(0, 200).parallel().mapToObj(i -> libcrypto.power(base, exponents.get(i))))
                .containsExactlyElementsOf(exponents.stream()
                        .map(exponent -> base.modPow(exponent, N))
                        .toList());
    }

    private void agree(BigInteger base, BigInteger exponent) {
        assertThat(both).extracting(powers -> powers.power(base, exponent)).containsOnly(base.modPow(exponent, N));
    }

    private void agreeOnGenerator(BigInteger exponent) {
        assertThat(both)
                .extracting(powers -> powers.generatorPower(exponent))
                .containsOnly(BigInteger.TWO.modPow(exponent, N));
    }
}
