"""The life of a user with boto3: sign up, confirm, sign in, invite, recover, sign out."""

import json
import os
import time
import urllib.parse
import urllib.request
import uuid

import boto3

cognito = boto3.client("cognito-idp", endpoint_url=os.environ["KOGNITA_ENDPOINT"])
errors = cognito.exceptions
PASSWORD = "First-Passw0rd!"
OTHER_PASSWORD = "Second-Passw0rd!"


def address():
    return f"user-{uuid.uuid4()}@example.com"


def mail(recipient, count):
    """The latest mail to somebody, as soon as there are that many."""
    query = urllib.parse.urlencode({"to": recipient})
    for _ in range(600):
        with urllib.request.urlopen(f"{os.environ['KOGNITA_MAILS']}/mails.json?{query}") as answer:
            mails = json.load(answer)
        if len(mails) >= count:
            return mails[0]
        time.sleep(0.1)
    raise AssertionError(f"no mail {count} to {recipient}")


def refuses(error, call, **arguments):
    try:
        call(**arguments)
    except error:
        return
    raise AssertionError(f"no {error.__name__}")


def sign_in(username, password):
    return cognito.initiate_auth(
        ClientId=client,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": username, "PASSWORD": password},
    )


pool = cognito.create_user_pool(
    PoolName="boto3",
    UsernameAttributes=["email"],
    AutoVerifiedAttributes=["email"],
    AdminCreateUserConfig={
        "InviteMessageTemplate": {"EmailSubject": "Welcome", "EmailMessage": "{username} may enter with {####}"}
    },
)["UserPool"]["Id"]
client = cognito.create_user_pool_client(
    UserPoolId=pool,
    ClientName="app",
    ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
)["UserPoolClient"]["ClientId"]

# Sign up, with the code of the mail.
ann = address()
cognito.sign_up(ClientId=client, Username=ann, Password=PASSWORD, UserAttributes=[{"Name": "email", "Value": ann}])
refuses(
    errors.UsernameExistsException,
    cognito.sign_up,
    ClientId=client,
    Username=ann,
    Password=PASSWORD,
    UserAttributes=[{"Name": "email", "Value": ann}],
)
cognito.confirm_sign_up(ClientId=client, Username=ann, ConfirmationCode=mail(ann, 1)["code"])

# Sign in, refresh, read the profile.
tokens = sign_in(ann, PASSWORD)["AuthenticationResult"]
fresh = cognito.initiate_auth(
    ClientId=client,
    AuthFlow="REFRESH_TOKEN_AUTH",
    AuthParameters={"REFRESH_TOKEN": tokens["RefreshToken"]},
)["AuthenticationResult"]
profile = cognito.get_user(AccessToken=fresh["AccessToken"])
assert {"Name": "email", "Value": ann} in profile["UserAttributes"], profile
assert cognito.admin_get_user(UserPoolId=pool, Username=ann)["UserStatus"] == "CONFIRMED"

# Forget the password.
cognito.forgot_password(ClientId=client, Username=ann)
cognito.confirm_forgot_password(
    ClientId=client, Username=ann, ConfirmationCode=mail(ann, 2)["code"], Password=OTHER_PASSWORD
)
tokens = sign_in(ann, OTHER_PASSWORD)["AuthenticationResult"]

# Revoke and sign out.
cognito.revoke_token(ClientId=client, Token=tokens["RefreshToken"])
refuses(errors.NotAuthorizedException, cognito.get_user, AccessToken=tokens["AccessToken"])
tokens = sign_in(ann, OTHER_PASSWORD)["AuthenticationResult"]
cognito.global_sign_out(AccessToken=tokens["AccessToken"])
refuses(errors.NotAuthorizedException, cognito.get_user, AccessToken=tokens["AccessToken"])

# An invited user gets a temporary password by mail and must choose a new one.
bob = address()
cognito.admin_create_user(
    UserPoolId=pool,
    Username=bob,
    DesiredDeliveryMediums=["EMAIL"],
    UserAttributes=[{"Name": "email", "Value": bob}, {"Name": "email_verified", "Value": "true"}],
)
temporary = mail(bob, 1)["text"].split()[-1]
challenge = sign_in(bob, temporary)
assert challenge["ChallengeName"] == "NEW_PASSWORD_REQUIRED", challenge
cognito.respond_to_auth_challenge(
    ClientId=client,
    ChallengeName="NEW_PASSWORD_REQUIRED",
    Session=challenge["Session"],
    ChallengeResponses={"USERNAME": bob, "NEW_PASSWORD": PASSWORD},
)
sign_in(bob, PASSWORD)

# Both are listed; a user of no pool is not found.
users = cognito.list_users(UserPoolId=pool)["Users"]
assert len(users) == 2, users
refuses(errors.UserNotFoundException, cognito.admin_get_user, UserPoolId=pool, Username=address())

cognito.delete_user_pool(UserPoolId=pool)
refuses(errors.ResourceNotFoundException, cognito.describe_user_pool, UserPoolId=pool)
