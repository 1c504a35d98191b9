package io.kognita.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The distribution's Chromium. Its windows run no JavaScript unless asked to: Kognita's pages need none. */
final class Chromium implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Path binary = Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(binary)
                                .setArgs(FLAGS)));
    }

    /** A window that shares no cookie with any other. */
    BrowserContext window() {
        return browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    /** The same, for an application that is a script. */
    BrowserContext scriptedWindow() {
        return browser.newContext();
    }

    /** An authenticator like that of a phone: it keeps passkeys, and verifies its user, who agrees to everything. */
    static void addAuthenticator(Page page) {
        JsonObject authenticator = new JsonObject();
        authenticator.addProperty("protocol", "ctap2");
        authenticator.addProperty("transport", "internal");
        authenticator.addProperty("hasResidentKey", true);
        authenticator.addProperty("hasUserVerification", true);
        authenticator.addProperty("isUserVerified", true);
        authenticator.addProperty("automaticPresenceSimulation", true);
        JsonObject added = new JsonObject();
        added.add("options", authenticator);
        CDPSession devTools = page.context().newCDPSession(page);
        devTools.send("WebAuthn.enable");
        devTools.send("WebAuthn.addVirtualAuthenticator", added);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
