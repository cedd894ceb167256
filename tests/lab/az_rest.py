"""`az rest` and `az resource`: Resource Manager's own JSON on Microsoft.Network."""

import copy
import json
import re
import urllib.parse

import az_arm as arm
from az_state import SUBSCRIPTION, ArmError, network_id, parse_id

HOST = "https://management.azure.com"
SUPPORTED = {"connections": arm.connection, "localNetworkGateways": arm.local_gateway,
             "virtualNetworkGateways": arm.whole_gateway}
VERSION = re.compile(r"^\d{4}-\d{2}-\d{2}(-preview)?$")
FQDN_SINCE = "2020-11-01"


def rest(options, state):
    """GET shows, PUT replaces; PATCH takes tags only on these types, whatever else is sent."""
    resource_id, version = split_url(options.uri, options.uri_parameters)
    method = options.method.lower()
    if method == "get":
        return shown(state.get(resource_id))
    if method == "put":
        return shown(put(state, resource_id, body_of(options), version))
    if method == "patch":
        return shown(patch(state, resource_id, body_of(options)))
    raise ArmError(f"the lab does not play {method.upper()}")


def split_url(url, parameters):
    """Id and api-version of a management URL, absolute or relative."""
    text = url.replace("{subscriptionId}", SUBSCRIPTION)
    if text.startswith("/"):
        text = HOST + text
    parts = urllib.parse.urlsplit(text)
    if f"{parts.scheme}://{parts.netloc}" != HOST:
        raise ArmError(f"not a management URL: {url}")
    query = dict(urllib.parse.parse_qsl(parts.query))
    query.update(item.partition("=")[::2] for item in parameters or [])
    version = query.get("api-version", "")
    if not VERSION.match(version):
        raise ArmError(f"MissingApiVersionParameter: {url}")
    path = urllib.parse.unquote(parts.path)
    if parse_id(path)[0] and SUBSCRIPTION not in path:
        raise ArmError(f"SubscriptionNotFound: {path}")
    return path, version


def body_of(options):
    """The JSON body; az sends it as it is, the service refuses what is no JSON."""
    try:
        return json.loads(options.body or "")
    except ValueError as error:
        raise ArmError(f"InvalidRequestContent: {error}") from error


def kind_of(resource_id):
    """'connections' of '.../Microsoft.Network/connections/name'."""
    _, provider, rest_of = parse_id(resource_id)
    kind = (rest_of or "").split("/")[0]
    known = {name.lower(): name for name in SUPPORTED}
    if (provider or "").lower() != "microsoft.network" or kind.lower() not in known:
        raise ArmError(f"the lab does not play writes to {provider}/{kind}")
    return known[kind.lower()]


def put(state, resource_id, body, version):
    """Create or replace, with the checks that the commands have."""
    unknown = sorted(set(body) - {"location", "properties", "tags", "id", "name", "type", "etag", "zones"})
    if unknown:
        raise ArmError(f"InvalidRequestContent: unknown top-level {unknown}")
    if not body.get("location"):
        raise ArmError("LocationRequired: the body has no location")
    kind = kind_of(resource_id)
    if version < FQDN_SINCE:
        raise ArmError(f"NoRegisteredProviderFound: api-version {version} lacks fqdn, connectionMode and DPD")
    clean = copy.deepcopy(body)
    clean["properties"].pop("provisioningState", None)
    group, _, rest_of = parse_id(resource_id)
    return SUPPORTED[kind](state, network_id(group, kind, rest_of.split("/", 1)[1]), clean)


def patch(state, resource_id, body):
    """ARM's PATCH on connections and gateways is "update tags"."""
    if set(body) - {"tags"}:
        raise ArmError("PATCH updates tags only on Microsoft.Network connections and gateways; use PUT")
    resource = state.get(resource_id)
    resource["tags"] = body["tags"]
    return resource


def shown(resource):
    """ARM's answer: the shared key is write-only."""
    copied = copy.deepcopy(resource)
    copied["properties"].pop("sharedKey", None)
    return copied


def resource_id_of(options):
    """--ids, or name, group and type."""
    if options.ids:
        return options.ids[0]
    if not (options.name and options.resource_group and options.resource_type):
        raise ArmError("either --ids or --name, --resource-group and --resource-type")
    kind = options.resource_type.rsplit("/", 1)[-1]
    return network_id(options.resource_group, kind, options.name)


def resource_show(options, state):
    """The resource in ARM's own shape."""
    return shown(state.get(resource_id_of(options)))


def resource_update(options, state):
    """GET, change by --set paths, PUT: what the generic command does."""
    if options.add or options.remove:
        raise ArmError("--add and --remove are not played on az resource update")
    resource_id = resource_id_of(options)
    body = copy.deepcopy(state.get(resource_id))
    for item in options.set or []:
        path, equals, value = item.partition("=")
        if not equals:
            raise ArmError(f"--set wants path=value, not {item!r}")
        assign(body, path.split("."), typed(value))
    group, _, rest_of = parse_id(resource_id)
    kind = kind_of(resource_id)
    return shown(SUPPORTED[kind](state, network_id(group, kind, rest_of.split("/", 1)[1]), body))


def assign(body, path, value):
    """Set a dotted path, making the objects on the way."""
    for step in path[:-1]:
        body = body.setdefault(step, {})
    body[path[-1]] = value


def typed(text):
    """The CLI reads a value as JSON where it can."""
    try:
        return json.loads(text)
    except ValueError:
        return text
