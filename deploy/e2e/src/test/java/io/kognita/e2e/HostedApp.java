package io.kognita.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** An application with a pool of its own, whose users sign in on the hosted pages in Chromium. */
final class HostedApp implements AutoCloseable {

    private static final CognitoIdentityProviderClient POOLS = RunningKognita.userPools();

    private final Chromium chromium;
    private final RelyingParty app;
    private final String poolId;

    private HostedApp(Chromium chromium, RelyingParty app, String poolId) {
        this.chromium = chromium;
        this.app = app;
        this.poolId = poolId;
    }

    /**
     * Starts a browser, the application and its pool.
     *
     * @param name what the pages call the application
     */
    static HostedApp start(String name, Consumer<CreateUserPoolRequest.Builder> settings) throws Exception {
        RelyingParty app = RelyingParty.start();
        String poolId = POOLS.createUserPool(settings).userPool().id();
        String clientId = POOLS.createUserPoolClient(client -> client.userPoolId(poolId)
                        .clientName(name)
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CODE)
                        .allowedOAuthScopes("openid", "email", "profile")
                        .supportedIdentityProviders("COGNITO")
                        .callbackURLs(app.callback().toString())
                        .logoutURLs(app.goodbye().toString()))
                .userPoolClient()
                .clientId();
        app.connect(RunningKognita.endpoint() + "/" + poolId, clientId);
        return new HostedApp(Chromium.start(), app, poolId);
    }

    RelyingParty relyingParty() {
        return app;
    }

    String poolId() {
        return poolId;
    }

    /** Lets users sign in by other providers. */
    void offer(String... providers) {
        UserPoolClientType before = POOLS.describeUserPoolClient(
                        client -> client.userPoolId(poolId).clientId(app.clientId()))
                .userPoolClient();
        POOLS.updateUserPoolClient(client -> client.userPoolId(poolId)
                .clientId(app.clientId())
                .clientName(before.clientName())
                .allowedOAuthFlowsUserPoolClient(true)
                .allowedOAuthFlows(before.allowedOAuthFlows())
                .allowedOAuthScopes(before.allowedOAuthScopes())
                .supportedIdentityProviders(providers)
                .callbackURLs(before.callbackURLs())
                .logoutURLs(before.logoutURLs()));
    }

    /** A window that shares no cookie with any other. */
    Window window() {
        return new Window(chromium.window(), app);
    }

    @Override
    public void close() {
        POOLS.deleteUserPool(pool -> pool.userPoolId(poolId));
        app.close();
        chromium.close();
    }

    /** A browser's window, and what the browser complained of in it. */
    static final class Window implements AutoCloseable {

        private final BrowserContext context;
        private final RelyingParty app;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();

        private Window(BrowserContext context, RelyingParty app) {
            this.context = context;
            this.app = app;
            this.page = context.newPage();
            page.onConsoleMessage(message -> complaints.add(message.text()));
        }

        Page page() {
            return page;
        }

        List<String> complaints() {
            return complaints;
        }

        void press(String button) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                    .click();
        }

        /** The address at which the application got its user back. */
        String backAtTheApp() {
            page.waitForURL(Pattern.compile(Pattern.quote(app.callback().toString()) + "\\?.*"));
            return page.url();
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
