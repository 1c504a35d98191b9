package io.kognita.local;

/** A user name with its password. */
public record Credentials(String user, String password) {

    @Override
    public String toString() {
        return user;
    }
}
