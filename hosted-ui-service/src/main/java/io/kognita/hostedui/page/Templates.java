package io.kognita.hostedui.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The templates with the types of their data. */
@CheckedTemplate(basePath = "")
final class Templates {

    private Templates() {}

    static native TemplateInstance login(
            Frame frame, Field username, List<ProviderLink> providers, boolean ownUsers, boolean signUpAllowed);

    static native TemplateInstance newPassword(Frame frame, String challenge, Field username, List<Field> attributes);

    static native TemplateInstance mfaCode(Frame frame, String challenge, String factor, String destination);

    static native TemplateInstance mfaChoice(Frame frame, String challenge, boolean setUp, List<String> factors);

    static native TemplateInstance mfaApp(Frame frame, String challenge, Picture qrCode, String secret);

    static native TemplateInstance mfaAddress(Frame frame, String challenge, Field address);

    static native TemplateInstance signup(Frame frame, List<Field> fields);

    static native TemplateInstance confirm(Frame frame, Field username, String destination);

    static native TemplateInstance confirmUser(Frame frame, String username);

    static native TemplateInstance confirmed();

    static native TemplateInstance forgotPassword(Frame frame, Field username);

    static native TemplateInstance confirmForgotPassword(Frame frame, Field username, String code);

    static native TemplateInstance error(String message, String restart);
}
