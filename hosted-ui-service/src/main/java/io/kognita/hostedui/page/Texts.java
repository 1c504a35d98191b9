package io.kognita.hostedui.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every text that a user can read. A translation is a file {@code messages/text_<language>.properties}. */
@MessageBundle("text")
public interface Texts {

    @Message("Sign in")
    String signIn();

    @Message("to continue to {client}")
    String continueTo(String client);

    @Message("Continue with {provider}")
    String continueWith(String provider);

    @Message("or")
    String or();

    @Message("Password")
    String password();

    @Message("New password")
    String newPassword();

    @Message("Forgot your password?")
    String forgotPassword();

    @Message("New here?")
    String newHere();

    @Message("Create an account")
    String createAccount();

    @Message("Already have an account?")
    String haveAccount();

    @Message("Back to sign in")
    String backToSignIn();

    @Message("Sign up")
    String signUp();

    @Message("Username")
    String username();

    @Message("Username or email")
    String usernameOrEmail();

    @Message("Username or phone number")
    String usernameOrPhone();

    @Message("Username, email or phone number")
    String usernameEmailOrPhone();

    @Message("Email or phone number")
    String emailOrPhone();

    @Message("Choose a new password")
    String chooseNewPassword();

    @Message("Your password was set by an administrator. Choose one that only you know.")
    String chooseNewPasswordWhy();

    @Message("Save and continue")
    String saveAndContinue();

    @Message("Confirm that it is you")
    String confirmYou();

    @Message("Enter the code that your authenticator app shows.")
    String codeOfApp();

    @Message("Choose how to confirm that it is you.")
    String chooseFactor();

    @Message("Set up a second step")
    String setUpFactor();

    @Message("Your account needs a second step beside the password. Choose how you want to confirm that it is you.")
    String setUpFactorWhy();

    @Message("{#when name}{#is 'SMS_MFA'}Text message{#is 'EMAIL_OTP'}Email{#else}Authenticator app{/when}")
    String factor(String name);

    @Message("Scan this code with your authenticator app, then enter the code that the app shows.")
    String scanCode();

    @Message("QR code with your secret key")
    String qrCode();

    @Message("If you cannot scan it, enter this key in the app:")
    String enterKey();

    @Message("We will send a code there each time you sign in.")
    String addressWhy();

    @Message("Continue")
    String proceed();

    @Message("Confirm your account")
    String confirmAccount();

    @Message("Enter the code that we sent to {destination}.")
    String codeSentTo(String destination);

    @Message("Enter the code that we sent you.")
    String codeSent();

    @Message("Confirmation code")
    String code();

    @Message("Confirm")
    String confirm();

    @Message("Send a new code")
    String resendCode();

    @Message("If your account is waiting for confirmation, a new code is on its way.")
    String codeResent();

    @Message("Your account is confirmed. You can sign in now.")
    String confirmed();

    @Message("Account confirmed")
    String confirmedTitle();

    @Message("Reset your password")
    String resetPassword();

    @Message("Tell us who you are and we send a code to the address of your account.")
    String resetPasswordHow();

    @Message("Send the code")
    String sendCode();

    @Message("If there is an account with this name, we sent a code to its address. Enter it with your new password.")
    String resetCodeSent();

    @Message("Your password is changed. You can sign in now.")
    String passwordChanged();

    @Message("Save the new password")
    String saveNewPassword();

    @Message("Use a phone number with its country code, for example +14155550100.")
    String phoneHint();

    @Message(
            "{#when name}{#is 'email'}Email{#is 'phone_number'}Phone number{#is 'name'}Name{#is 'given_name'}First name"
                    + "{#is 'family_name'}Last name{#is 'middle_name'}Middle name{#is 'nickname'}Nickname"
                    + "{#is 'preferred_username'}Preferred user name{#is 'profile'}Profile page{#is 'picture'}Picture"
                    + "{#is 'website'}Website{#is 'gender'}Gender{#is 'birthdate'}Date of birth{#is 'zoneinfo'}Time zone"
                    + "{#is 'locale'}Language{#is 'address'}Address{#else}{name}{/when}")
    String attribute(String name);

    @Message("Incorrect username or password.")
    String badCredentials();

    @Message("Too many attempts. Wait a little and try again.")
    String tooManyAttempts();

    @Message("The code is wrong or has expired.")
    String badCode();

    @Message("This name is taken. Sign in, or choose another.")
    String nameTaken();

    @Message("Check what you entered and try again.")
    String checkInput();

    @Message("We could not send the code. Try again later.")
    String codeNotSent();

    @Message("Your account needs a sign-in step that these pages do not offer.")
    String stepNotOffered();

    @Message("Your sign-in took too long. Sign in again.")
    String signInExpired();

    @Message("Fill in every field.")
    String fieldsMissing();

    @Message("Something went wrong")
    String errorTitle();

    @Message("The application sent a request that cannot be read.")
    String malformed();

    @Message("The application did not say who it is.")
    String clientMissing();

    @Message("The application is not known here.")
    String clientUnknown();

    @Message("The application may not use these sign-in pages.")
    String clientWithoutOauth();

    @Message("The application has no way to sign in yet. Ask its administrator.")
    String noProvider();

    @Message("The address to return to is not registered for the application.")
    String redirectMismatch();

    @Message(
            "This sign-in has expired, was begun in another browser, or is over. Go back to the app and sign in again.")
    String providerSignInExpired();

    @Message("The address to go to after signing out is not registered for the application.")
    String logoutMismatch();

    @Message("This page is too old, or your browser blocks cookies. Please start again.")
    String formExpired();

    @Message("You cannot create an account here.")
    String signUpClosed();

    @Message("The service cannot answer right now. Try again in a moment.")
    String unavailable();

    @Message("Start again")
    String startAgain();

    @Message("The request could not be completed.")
    String errorUnknown();

    @Message("If you came from an application, go back to it and try once more.")
    String errorAdvice();
}
