# Manages a pool and its users with the aws command line.
set -euo pipefail

aws=aws
[ -x /usr/bin/aws ] && aws=/usr/bin/aws

idp() {
  "$aws" --endpoint-url "$KOGNITA_ENDPOINT" --output text cognito-idp "$@"
}

fail() {
  echo "$1" >&2
  exit 1
}

pool=$(idp create-user-pool --pool-name cli --query UserPool.Id)
client=$(idp create-user-pool-client --user-pool-id "$pool" --client-name app \
  --explicit-auth-flows ALLOW_USER_PASSWORD_AUTH ALLOW_REFRESH_TOKEN_AUTH --query UserPoolClient.ClientId)
[ "$(idp describe-user-pool --user-pool-id "$pool" --query UserPool.Name)" = cli ] || fail "another name"
idp list-user-pools --max-results 60 --query 'UserPools[].Id' | grep -q "$pool" || fail "not listed"

idp admin-create-user --user-pool-id "$pool" --username ann --message-action SUPPRESS --query User.UserStatus |
  grep -qx FORCE_CHANGE_PASSWORD || fail "another status"
idp admin-set-user-password --user-pool-id "$pool" --username ann --password 'First-Passw0rd!' --permanent
token=$(idp initiate-auth --client-id "$client" --auth-flow USER_PASSWORD_AUTH \
  --auth-parameters 'USERNAME=ann,PASSWORD=First-Passw0rd!' --query AuthenticationResult.AccessToken)
[ "$(idp get-user --access-token "$token" --query Username)" = ann ] || fail "another user"

if said=$(idp initiate-auth --client-id "$client" --auth-flow USER_PASSWORD_AUTH \
  --auth-parameters 'USERNAME=ann,PASSWORD=Wrong-Passw0rd!' 2>&1); then
  fail "a wrong password signed in"
fi
[[ $said == *NotAuthorizedException*"Incorrect username or password."* ]] || fail "$said"

# A key that is not the operator's manages nothing.
if said=$(AWS_SECRET_ACCESS_KEY=wrong idp list-user-pools --max-results 1 2>&1); then
  fail "a wrong secret was believed"
fi

idp delete-user-pool --user-pool-id "$pool"
if idp describe-user-pool --user-pool-id "$pool" >/dev/null 2>&1; then
  fail "the pool is still there"
fi
