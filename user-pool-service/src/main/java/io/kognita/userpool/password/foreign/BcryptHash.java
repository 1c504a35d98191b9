package io.kognita.userpool.password.foreign;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** bcrypt as OpenBSD writes it: {@code $2a$}, {@code $2b$} and, from PHP, {@code $2y$}. */
record BcryptHash(String text) implements ForeignHash {

    static final String PREFIX = "$2";

    private static final Pattern NOTATION = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
    private static final int LEAST = 4;

    /** About a second. */
    private static final int MOST = 14;

    static BcryptHash parse(String text) {
        Matcher parts = Notation.parts(NOTATION, text);
        int cost = Notation.number(parts.group(1));
        UnusableHash.requireCheap(cost >= LEAST && cost <= MOST);
        return new BcryptHash(text);
    }

    @Override
    public boolean matches(byte[] password) {
        return OpenBSDBCrypt.checkPassword(text, password);
    }

    @Override
    public String toString() {
        return "BcryptHash[redacted]";
    }
}
