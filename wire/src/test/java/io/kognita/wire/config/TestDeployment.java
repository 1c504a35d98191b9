package io.kognita.wire.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A deployment with the keys and the region that a test gives it. */
public record TestDeployment(String region, Map<String, AccessKey> accessKeys, SignatureCheck sigv4, boolean local)
        implements Deployment {

    public static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public static TestDeployment with(Map<String, AccessKey> keys) {
        return new TestDeployment("us-east-1", keys, SignatureCheck.VERIFY, false);
    }

    public record Key(String secret, Policy policy, Optional<List<String>> pools) implements AccessKey {

        public static Key admin(String secret) {
            return new Key(secret, Policy.ADMIN, Optional.empty());
        }
    }

    @Override
    public URI publicUrl() {
        return URI.create("https://id.example.com");
    }

    @Override
    public String accountId() {
        return "123456789012";
    }

    @Override
    public String masterKey() {
        return MASTER_KEY;
    }

    @Override
    public Optional<List<String>> previousMasterKeys() {
        return Optional.empty();
    }

    @Override
    public String serviceKey() {
        return "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
    }

    @Override
    public Optional<List<String>> trustedProxies() {
        return Optional.empty();
    }

    @Override
    public Database database() {
        return () -> "postgresql://db:5432/kognita";
    }

    @Override
    public Peers peers() {
        return new Peers() {
            @Override
            public URI userPool() {
                return URI.create("http://user-pool:8080");
            }

            @Override
            public URI trigger() {
                return URI.create("http://trigger:8080");
            }
        };
    }
}
