package io.kognita.hostedui;

import io.kognita.wire.signin.ClientSettings;
import java.util.List;

/** The app clients of the tests. */
final class TestClients {

    static final String POOL = "us-east-1_aaaaaaaaa";
    static final String OTHER_POOL = "us-east-1_bbbbbbbbb";
    static final String CALLBACK = "https://app.example.com/callback";
    static final String LOGOUT = "https://app.example.com/bye";
    static final String SECRET = "s3cret+with/special%chars";

    private TestClients() {}

    static List<ClientSettings> all() {
        return List.of(
                client("public", POOL).build(),
                client("second", POOL)
                        .callbacks("https://second.example.com/cb")
                        .build(),
                client("confidential", POOL).secret().build(),
                client("otherpool", OTHER_POOL).build(),
                client("implicit", POOL).flows("implicit").build(),
                client("machine", POOL)
                        .secret()
                        .flows("client_credentials")
                        .scopes("api/read", "api/write", "openid")
                        .build(),
                client("nooauth", POOL).withoutOauth().build(),
                client("unprovided", POOL).providers().build(),
                client("federated", POOL).providers("Corp").build(),
                client("mixed", POOL)
                        .providers("COGNITO", "Corp", "Evil", "Inside", "Sparse", "Basic", "Gone", "Google", "Facebook")
                        .build(),
                client("social", POOL)
                        .providers("Google", "Facebook", "LoginWithAmazon", "SignInWithApple")
                        .build(),
                client("defaulted", POOL).defaultRedirect(CALLBACK).build(),
                client("native", POOL).callbacks("myapp://signed-in?keep=1").build(),
                client("scripted", POOL)
                        .callbacks("javascript:alert(1)")
                        .logouts("javascript:alert(1)")
                        .build(),
                client("closed", POOL).withoutSignUp().build(),
                client("byemail", POOL)
                        .usernames("email")
                        .required("email", "given_name", "phone_number")
                        .build(),
                client("verifies", POOL)
                        .verified("email", "phone_number")
                        .required("given_name", "phone_number")
                        .build(),
                client("markup", POOL).named("<script>alert('name')</script>").build(),
                client("hosted", POOL).build());
    }

    private static Builder client(String id, String pool) {
        return new Builder(id, pool);
    }

    private static final class Builder {

        private final String id;
        private final String pool;
        private String name;
        private boolean secret;
        private boolean oauth = true;
        private boolean signUp = true;
        private String defaultRedirect;
        private List<String> flows = List.of("code");
        private List<String> scopes =
                List.of("openid", "email", "profile", "aws.cognito.signin.user.admin", "api/read");
        private List<String> callbacks = List.of(CALLBACK, "http://localhost:3000/cb?from=kognita");
        private List<String> logouts = List.of(LOGOUT);
        private List<String> providers = List.of("COGNITO");
        private List<String> usernames = List.of();
        private List<String> verified = List.of();
        private List<String> required = List.of();

        Builder(String id, String pool) {
            this.id = id;
            this.pool = pool;
            this.name = "App " + id;
        }

        Builder secret() {
            secret = true;
            return this;
        }

        Builder withoutOauth() {
            oauth = false;
            return this;
        }

        Builder withoutSignUp() {
            signUp = false;
            return this;
        }

        Builder named(String text) {
            name = text;
            return this;
        }

        Builder defaultRedirect(String address) {
            defaultRedirect = address;
            return this;
        }

        Builder flows(String... names) {
            flows = List.of(names);
            return this;
        }

        Builder scopes(String... names) {
            scopes = List.of(names);
            return this;
        }

        Builder callbacks(String... addresses) {
            callbacks = List.of(addresses);
            return this;
        }

        Builder logouts(String... addresses) {
            logouts = List.of(addresses);
            return this;
        }

        Builder providers(String... names) {
            providers = List.of(names);
            return this;
        }

        Builder usernames(String... names) {
            usernames = List.of(names);
            return this;
        }

        Builder verified(String... names) {
            verified = List.of(names);
            return this;
        }

        Builder required(String... names) {
            required = List.of(names);
            return this;
        }

        ClientSettings build() {
            return new ClientSettings(
                    pool,
                    "pool",
                    id,
                    name,
                    secret,
                    oauth,
                    flows,
                    scopes,
                    callbacks,
                    defaultRedirect,
                    logouts,
                    providers,
                    signUp,
                    usernames,
                    List.of(),
                    verified,
                    required);
        }
    }
}
