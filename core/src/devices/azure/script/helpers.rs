//! The shell functions, and what is checked before anything is created.

use super::values::variable;
use super::{heading, peer_word};
use crate::devices::azure::naming;
use crate::render::lines::Lines;
use crate::side::Side;

const FUNCTIONS: &str = r#"die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# True when a resource is there. Only a plain "not found" means that it is not:
# on any other error nothing is created over it.
there() {
  local answer code=0
  answer=$(az "$@" --output none 2>&1) || code=$?
  [ "$code" -ne 0 ] || return 0
  case $code:$answer in
    3:* | *NotFound* | *"not found"*) return 1 ;;
    *) die "$answer" ;;
  esac
}

# True when a resource is not there. One that is there stays as it is.
missing() {
  if there "$@"; then
    printf 'Stays as it is: %s\n' "$*"
    return 1
  fi
}

# As above, but UPDATE=yes writes over what is there.
wanted() {
  [ "${UPDATE:-no}" = yes ] || missing "$@"
}

# A text inside a JSON string.
json() {
  printf '%s' "$1" | sed 's/["\\]/\\&/g'
}

# put TYPE NAME: writes a resource whole; its JSON comes from standard input. It
# passes through a file that only you can read, so that no key shows in "ps".
put() {
  cat >"$WORK/body.json"
  az rest --method put \
    --url "https://management.azure.com$SCOPE/$1/$2?api-version=$API_VERSION" \
    --body "@$WORK/body.json" \
    --output none
  rm -f "$WORK/body.json"
}"#;

const ASK_KEY: &str = r#"
# ask_key VARIABLE TUNNEL: takes the key from the environment, or asks for it.
ask_key() {
  local LC_ALL=C key=${!1:-} allowed='^[!-,.-}]{1,128}$'
  if [ -z "$key" ]; then
    read -rsp "Pre-shared key of the tunnel $2: " key || die "No key for the tunnel $2."
    printf '\n'
  fi
  [[ $key =~ $allowed ]] ||
    die "The key of $2: 1 to 128 printable ASCII characters without space, hyphen and tilde."
  printf -v "$1" '%s' "$key"
}"#;

pub(super) fn write(out: &mut Lines, side: &Side<'_>) {
    heading(out, "Helpers");
    out.lines(FUNCTIONS.lines());
    let hidden: Vec<String> = side
        .tunnels()
        .filter(|view| !side.key(&view.tunnel.id).is_secret())
        .map(|view| view.tunnel.id.clone())
        .collect();
    if !hidden.is_empty() {
        out.lines(ASK_KEY.lines());
    }
    heading(out, "Before anything is created");
    for view in side.tunnels().filter(|view| peer_word(view).contains("REPLACE-")) {
        let name = variable("PEER", &view.tunnel.id);
        out.format(format_args!(
            "case ${name} in *REPLACE-*) die \"Put the other end's public address into {name} first.\" ;; esac"
        ));
    }
    out.line("command -v az >/dev/null || die \"The Azure CLI is missing: https://aka.ms/azure-cli\"");
    out.line("SUBSCRIPTION=$(az account show --query id --output tsv) || die \"Log in first: az login\"");
    out.line("SCOPE=/subscriptions/$SUBSCRIPTION/resourceGroups/$RESOURCE_GROUP/providers/Microsoft.Network");
    out.line("printf 'Subscription: %s\\n' \"$SUBSCRIPTION\"");
    out.line("WORK=$(mktemp -d)").line("trap 'rm -rf \"$WORK\"' EXIT");
    for id in hidden {
        out.format(format_args!("ask_key {} {id}", naming::key_variable(&id)));
    }
}
